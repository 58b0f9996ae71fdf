import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToNavigations } from '../../../lib/platform/tabs/navigations.ts';
import { PAGE, START } from '../visit/events.ts';
import { TAB } from './watch.ts';

type Listener = (...told: unknown[]) => void;

const browser = vi.hoisted(() => {
  const listeners: Record<string, Listener> = {};
  const event = (name: string) => ({ addListener: (listener: Listener) => void (listeners[name] = listener) });
  return {
    listeners,
    webNavigation: {
      onCommitted: event('committed'),
      onBeforeNavigate: event('begins'),
      onErrorOccurred: event('failed'),
    },
    tabs: { onRemoved: event('removed'), onReplaced: event('replaced') },
  };
});
vi.mock(import('../../../lib/platform/browser.ts'), () => ({ browser: browser as never }));

const heard = {
  navigationBegun: vi.fn(),
  frameBegun: vi.fn(),
  committed: vi.fn(),
  prerendered: vi.fn(),
  abandoned: vi.fn(),
  frameCommitted: vi.fn(),
  tabClosed: vi.fn(),
};
beforeEach(() => {
  vi.clearAllMocks();
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const name of Object.keys(browser.listeners)) Reflect.deleteProperty(browser.listeners, name);
});

const navigation = (rest: object = {}) => ({
  tabId: TAB,
  frameId: 0,
  url: PAGE,
  documentId: 'A',
  timeStamp: START,
  ...rest,
});
const calls = () =>
  Object.entries(heard).flatMap(([name, each]) => each.mock.calls.map((call: unknown[]) => [name, ...call]));

test.each<[string, string, unknown[], unknown[][]]>([
  [
    'a page that is shown',
    'committed',
    [navigation()],
    [['committed', TAB, { at: START, url: PAGE, documentId: 'A', isBack: false }]],
  ],
  [
    'a page that comes back',
    'committed',
    [navigation({ transitionQualifiers: ['forward_back'] })],
    [['committed', TAB, { at: START, url: PAGE, documentId: 'A', isBack: true }]],
  ],
  [
    'a page that is only made ready',
    'committed',
    [navigation({ documentLifecycle: 'prerender' })],
    [['prerendered', TAB, START, 'A']],
  ],
  [
    'a page that was made ready, and is shown now',
    'committed',
    [navigation({ documentLifecycle: 'active' })],
    [['committed', TAB, { at: START, url: PAGE, documentId: 'A', isBack: false }]],
  ],
  [
    'a frame',
    'committed',
    [navigation({ frameId: 3, documentId: 'F', parentDocumentId: 'A' })],
    [['frameCommitted', TAB, { at: START, frameId: 3, documentId: 'F', parentDocumentId: 'A' }]],
  ],
  ['a page on its way', 'begins', [navigation()], [['navigationBegun', TAB, { at: START, url: PAGE }]]],
  ['a frame on its way', 'begins', [navigation({ frameId: 3 })], [['frameBegun', TAB, { at: START, url: PAGE }]]],
  [
    'a page that never came',
    'failed',
    [navigation({ error: 'net::ERR_ABORTED' })],
    [['abandoned', TAB, START, { url: PAGE, documentId: 'A' }]],
  ],
  [
    'one that is not named',
    'failed',
    [navigation({ documentId: undefined })],
    [['abandoned', TAB, START, { url: PAGE, documentId: null }]],
  ],
  ['one that Firefox begins anew', 'failed', [navigation({ error: 'Error code 2152398850' })], []],
  ['a frame that never came', 'failed', [navigation({ frameId: 3 })], []],
  ['a tab that closes', 'removed', [TAB], [['tabClosed', TAB]]],
  ['a tab that has another’s place', 'replaced', [8, TAB], [['tabClosed', TAB]]],
])('of %s is told what it is', (_what, event, told, expected) => {
  listenToNavigations(heard);
  browser.listeners[event]?.(...told);
  expect(calls()).toEqual(expected);
});

test('Firefox tells of every request, and is not asked twice for what begins', () => {
  vi.stubEnv('FIREFOX', 'true');
  listenToNavigations(heard);
  expect(browser.listeners['begins']).toBeUndefined();
});
