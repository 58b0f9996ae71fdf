import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as PopupClient from '../../../lib/platform/pages/popup-client.ts';
import type { PopupReply } from '../../../lib/platform/pages/popup-line.ts';
import type { PopupState } from '../../../lib/view/popup-state.ts';

const { browser, ports } = vi.hoisted((): { browser: Record<string, object>; ports: Line[] } => ({
  browser: {},
  ports: [],
}));

vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

/** The popup's line, with its other end. */
interface Line {
  asked: object[];
  reply: (reply: PopupReply) => void;
  end: () => void;
}

const shown = (tabId: string) => {
  vi.stubGlobal('location', { search: tabId });
  vi.stubGlobal('close', vi.fn());
};

beforeEach(() => {
  vi.useFakeTimers();
  ports.length = 0;
  browser['tabs'] = { query: () => Promise.resolve([{ id: 3 }]), reload: () => Promise.resolve(), create: vi.fn() };
  browser['permissions'] = { request: () => Promise.resolve(true) };
  browser['runtime'] = { connect, getURL: (path: string) => `extension:${path}`, openOptionsPage: vi.fn() };
  shown('');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function connect() {
  const told: Record<'message' | 'end', (given: never) => void> = { message: () => undefined, end: () => undefined };
  const asked: object[] = [];
  ports.push({
    asked,
    reply: (reply) => {
      told.message(reply as never);
    },
    end: () => {
      told.end(undefined as never);
    },
  });
  const on = (what: keyof typeof told) => ({
    addListener: (listener: (given: never) => void) => (told[what] = listener),
  });
  return { onMessage: on('message'), onDisconnect: on('end'), postMessage: (one: object) => asked.push(one) };
}

async function connected() {
  const states: PopupState[] = [];
  const { connectPopup }: typeof PopupClient = await import('../../../lib/platform/pages/popup-client.ts');
  const actions = await connectPopup((state) => states.push(state));
  return { actions, states };
}

const line = (at = 0): Line => ports[at] ?? expect.fail('no line was opened');

test('what is known is asked for first, and a look at the page once that is drawn', async () => {
  const { states } = await connected();
  expect(line().asked).toEqual([{ type: 'known', tabId: 3 }]);
  line().reply({ type: 'show', state: { kind: 'unreadable-page' } });
  line().reply({ type: 'known' });
  expect(states).toEqual([{ kind: 'unreadable-page' }]);
  expect(line().asked).toHaveLength(1);
  vi.runAllTimers();
  expect(line().asked.slice(1)).toEqual([{ type: 'show', tabId: 3 }]);
});

test.each([
  ['?tab=41', 41],
  ['?tab=-1', 3],
  ['?tab=4x', 3],
])('the tab of the address is shown where it names one: %s', async (search, tabId) => {
  shown(search);
  await connected();
  expect(line().asked).toEqual([{ type: 'known', tabId }]);
});

test('a window without a tab shows none', async () => {
  browser['tabs'] = { query: () => Promise.resolve([]) };
  await connected();
  expect(line().asked).toEqual([{ type: 'known', tabId: -1 }]);
});

test('each value goes to who asked for it', async () => {
  const { actions } = await connected();
  const [one, other] = [actions.reveal('a'), actions.reveal('b')];
  const [, first, second] = line().asked as { trackerId: string; call: number }[];
  expect([first?.trackerId, second?.trackerId]).toEqual(['a', 'b']);
  line().reply({ type: 'reveal', call: second?.call ?? -1, value: 'of b' });
  line().reply({ type: 'reveal', call: first?.call ?? -1, value: 'of a' });
  expect(await Promise.all([one, other])).toEqual(['of a', 'of b']);
});

test('a background that ended leaves no question without its answer, and is asked once more', async () => {
  const { actions, states } = await connected();
  const value = actions.reveal('a');
  line().end();
  expect(await value).toBeNull();
  expect(line(1).asked).toEqual([{ type: 'known', tabId: 3 }]);
  line(1).reply({ type: 'show', state: { kind: 'unreadable-page' } });
  actions.watch();
  expect(states).toHaveLength(1);
  expect(line(1).asked.at(-1)).toEqual({ type: 'watch', tabId: 3 });
});

test('once access is given the page is looked at', async () => {
  const { actions } = await connected();
  actions.allowAccess();
  await vi.runAllTimersAsync();
  expect(line().asked.at(-1)).toEqual({ type: 'show', tabId: 3 });
});

test('the popup closes once the page loads anew, and not before', async () => {
  const { actions } = await connected();
  actions.reload();
  expect(close).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect(close).toHaveBeenCalled();
});

test.each([
  [{ isOnToolbar: true }, true],
  [{ isOnToolbar: false }, false],
  [{}, true],
])('a browser that says %j of its button has it in sight: %s', async (settings, inSight) => {
  browser['action'] = { getUserSettings: () => Promise.resolve(settings) };
  expect(await (await connected()).actions.isOnToolbar()).toBe(inSight);
});
