import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PopupReply } from '../../../lib/platform/pages/popup-line.ts';
import { servePopups, type PopupServerParts } from '../../../lib/platform/pages/popup-server.ts';
import { isOwnRequest } from '../../../lib/platform/tabs/own-requests.ts';
import type { Report } from '../../../lib/report/report.ts';
import { openTab } from '../../../lib/visit/tab.ts';
import { after, holds, jarCookie, PAGE, visitTo } from '../visit/events.ts';
import { TAB } from './watch.ts';

const POPUP = 'chrome-extension://miette/popup.html';
const visit = after(visitTo(), holds(10, jarCookie('own')));
const [ID = ''] = Object.keys(visit.cookies);

const browser = vi.hoisted(() => ({
  connected: null as ((port: unknown) => void) | null,
  contains: vi.fn<() => Promise<boolean>>(),
  get: vi.fn<() => Promise<{ url?: string; incognito?: boolean }>>(),
  getAll: vi.fn<() => Promise<unknown[]>>(),
  look: vi.fn<() => Promise<void>>(),
}));
vi.mock(import('../../../lib/platform/browser.ts'), () => ({
  browser: {
    runtime: {
      id: 'miette',
      getURL: (path: string) => `chrome-extension://miette/${path}`,
      onConnect: { addListener: (listener: typeof browser.connected) => void (browser.connected = listener) },
    },
    permissions: { contains: browser.contains },
    tabs: { get: browser.get, sendMessage: browser.look },
    scripting: { executeScript: () => Promise.reject(new Error('no page')) },
    cookies: { getAll: browser.getAll },
  } as never,
}));

const watcher = {
  tabKnown: vi.fn(),
  tabNow: vi.fn(),
  beginLate: vi.fn(),
  forgetSite: vi.fn(),
};
const sites = { known: () => Promise.resolve(), watch: vi.fn(), unwatch: vi.fn() };
const whyWatched = vi.fn<PopupServerParts['whyWatched']>();
const report = (name: string) =>
  ({ page: { url: PAGE }, trackers: [], findings: [], generatedAt: name }) as never as Report;

function serve() {
  return servePopups({
    watcher: watcher as never,
    sites: sites as never,
    whyWatched,
    report: () => Promise.resolve(report('now')),
  });
}

beforeEach(() => {
  vi.clearAllMocks();
  browser.contains.mockResolvedValue(true);
  browser.get.mockResolvedValue({ url: PAGE, incognito: true });
  browser.look.mockResolvedValue();
  browser.getAll.mockResolvedValue([
    { name: 'own', value: 's3cr3t', domain: 'data.saint-maur.com', hostOnly: true, path: '/', sameSite: 'lax' },
  ]);
  const tab = { ...openTab('0'), visit };
  watcher.tabKnown.mockResolvedValue(tab);
  watcher.tabNow.mockResolvedValue(tab);
  whyWatched.mockReturnValue('portal');
});

/** A line that somebody opens, and what is told over it. */
function open(url = POPUP, id = 'miette') {
  const listeners: Record<'message' | 'disconnect', ((message: unknown) => void)[]> = { message: [], disconnect: [] };
  const told: PopupReply[] = [];
  browser.connected?.({
    sender: { id, url },
    onMessage: { addListener: (listener: (message: unknown) => void) => listeners.message.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => listeners.disconnect.push(listener) },
    postMessage: (reply: PopupReply) => void told.push(reply),
  });
  return {
    told,
    ask: async (request: unknown) => {
      for (const listener of listeners.message) listener(request);
      await new Promise((resolve) => setTimeout(resolve));
    },
    close: () => {
      for (const listener of listeners.disconnect) listener(undefined);
    },
  };
}
const kinds = (told: readonly PopupReply[]) =>
  told.map((reply) => (reply.type === 'show' ? reply.state.kind : reply.type));

describe('a value', () => {
  test('is told to a page of the extension that asks to see it, and in no state', async () => {
    serve();
    const line = open();
    await line.ask({ type: 'show', tabId: TAB });
    await line.ask({ type: 'reveal', tabId: TAB, trackerId: ID, call: 4 });
    expect(kinds(line.told)).toEqual(['report', 'looked', 'reveal']);
    expect(line.told.at(-1)).toEqual({ type: 'reveal', call: 4, value: 's3cr3t' });
    expect(JSON.stringify(line.told.slice(0, -1))).not.toContain('s3cr3t');
  });

  test.each([
    ['a script in a page', PAGE, 'miette'],
    ['another extension', POPUP, 'other'],
  ])('is not told to %s', async (_who, url, id) => {
    serve();
    const line = open(url, id);
    await line.ask({ type: 'reveal', tabId: TAB, trackerId: ID, call: 4 });
    await line.ask({ type: 'show', tabId: TAB });
    expect(line.told).toEqual([]);
    expect(browser.getAll).not.toHaveBeenCalled();
  });

  test('that cannot be read is answered with none', async () => {
    serve();
    const line = open();
    browser.getAll.mockRejectedValue(new Error('Invalid cookie store id'));
    await line.ask({ type: 'reveal', tabId: TAB, trackerId: ID, call: 4 });
    watcher.tabNow.mockRejectedValue(new Error('Invalid cookie store id'));
    await line.ask({ type: 'reveal', tabId: TAB, trackerId: ID, call: 5 });
    watcher.tabNow.mockResolvedValue(null);
    await line.ask({ type: 'reveal', tabId: TAB, trackerId: ID, call: 6 });
    expect(line.told).toEqual([4, 5, 6].map((call) => ({ type: 'reveal', call, value: null })));
  });
});

test.each([null, 'show', { type: 'show' }, { type: 'show', tabId: '7' }, { type: 'reveal', tabId: TAB, trackerId: 7 }])(
  'a request of no shape is not answered: %j',
  async (request) => {
    serve();
    const line = open();
    await line.ask(request);
    expect(line.told).toEqual([]);
  },
);

describe('of a tab is told', () => {
  const shown = async () => {
    serve();
    const line = open();
    await line.ask({ type: 'show', tabId: TAB });
    return kinds(line.told);
  };

  test('that there is no access, and nothing is asked', async () => {
    browser.contains.mockResolvedValue(false);
    expect(await shown()).toEqual(['no-access', 'looked']);
    expect(browser.get).not.toHaveBeenCalled();
  });

  test.each([undefined, 'about:blank', 'chrome://settings/'])('that its page cannot be read: %s', async (url) => {
    browser.get.mockResolvedValue(url === undefined ? {} : { url });
    expect(await shown()).toEqual(['unreadable-page', 'looked']);
  });

  test('that it shows no portal', async () => {
    whyWatched.mockReturnValue(null);
    expect(await shown()).toEqual(['not-a-portal', 'looked']);
  });

  test('that a page cannot be looked at, as one that could not be loaded', async () => {
    browser.look.mockRejectedValue(new Error('no script'));
    expect(await shown()).toEqual(['unreadable-page', 'looked']);
    expect(watcher.tabNow).not.toHaveBeenCalled();
  });

  test('not the visit of the page before', async () => {
    browser.get.mockResolvedValue({ url: 'https://other.example/' });
    expect(await shown()).toEqual(['unreadable-page', 'looked']);
    expect(watcher.beginLate).toHaveBeenCalledTimes(1);
    expect(browser.look).toHaveBeenCalledTimes(2);
  });

  test('why it could not be looked at', async () => {
    watcher.tabNow.mockRejectedValue(new Error('storage'));
    expect(await shown()).toEqual(['failed', 'looked']);
  });
});

test('what is known is told without a look, and the same is not told twice', async () => {
  const { update } = serve();
  const line = open();
  await line.ask({ type: 'known', tabId: TAB });
  expect(kinds(line.told)).toEqual(['report', 'known']);
  expect(browser.look).not.toHaveBeenCalled();
  update(TAB, report('later'));
  update(TAB + 1, { ...report('later'), badge: { text: '1', level: 'warning' } });
  expect(line.told).toHaveLength(2);
  update(TAB, { ...report('later'), badge: { text: '1', level: 'warning' } });
  expect(kinds(line.told)).toEqual(['report', 'known', 'report']);
  line.close();
  update(TAB, report('last'));
  expect(line.told).toHaveLength(3);
});

test('a site is watched as its tab is, and forgotten once it is watched no more', async () => {
  serve();
  const line = open();
  await line.ask({ type: 'watch', tabId: TAB });
  expect(sites.watch.mock.calls).toEqual([['data.saint-maur.com', true]]);
  expect(watcher.forgetSite).not.toHaveBeenCalled();
  await line.ask({ type: 'unwatch', tabId: TAB });
  expect(sites.unwatch.mock.calls).toEqual([['data.saint-maur.com']]);
  expect(watcher.forgetSite.mock.calls).toEqual([['data.saint-maur.com']]);
  sites.watch.mockRejectedValue(new Error('quota'));
  await line.ask({ type: 'watch', tabId: TAB });
  expect(line.told.at(-1)).toMatchObject({ type: 'show', state: { kind: 'failed', reason: 'Error: quota' } });
});

test('what a page asks for a reader is Miette’s own until that is answered, or the reader has gone', async () => {
  serve();
  const line = open();
  const timeStamp = Date.now() + 60_000;
  const isOwn = (requestId: string) =>
    isOwnRequest({ tabId: TAB, url: PAGE, type: 'xmlhttprequest', requestId, timeStamp });
  await line.ask({ type: 'asks', tabId: TAB, url: PAGE });
  expect(line.told).toEqual([{ type: 'heard' }]);
  expect(isOwn('1')).toBe(true);
  await line.ask({ type: 'asks', tabId: TAB, url: null });
  expect(line.told).toHaveLength(1);
  expect(isOwn('2')).toBe(false);
  await line.ask({ type: 'asks', tabId: TAB, url: PAGE });
  line.close();
  expect(isOwn('3')).toBe(false);
});
