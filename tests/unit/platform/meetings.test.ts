import { beforeEach, expect, test, vi } from 'vitest';
import type { Cookies } from '../../../lib/platform/browser.ts';
import { hostsBeside, hostsReady } from '../../../lib/platform/tabs/open-tabs.ts';
import type { Watcher } from '../../../lib/platform/tabs/watcher.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { jarCookie, PAGE, START, stored } from '../visit/events.ts';
import { TAB, watch } from './watch.ts';

const { tabs, frames, contains } = vi.hoisted(() => ({ tabs: vi.fn(), frames: vi.fn(), contains: vi.fn() }));
vi.mock('../../../lib/platform/browser.ts', () => ({
  browser: {
    tabs: { query: tabs },
    permissions: { contains },
    webNavigation: { getAllFrames: frames },
    cookies: {
      getAllCookieStores: () =>
        Promise.resolve([
          { id: '0', tabIds: [1, 2, 3, 7, 8] },
          { id: '1', tabIds: [4] },
        ]),
    },
  },
}));
beforeEach(() => {
  tabs.mockResolvedValue([{ id: 8, url: 'https://www.saint-maur.com/' }]);
  frames.mockResolvedValue([]);
  contains.mockResolvedValue(true);
});

const DOMAIN = 'saint-maur.com';
const OTHER = 'https://www.saint-maur.com/';
const shown = { url: PAGE, documentId: 'A' };

test('hosts beside a tab are those of its domain that run in its jar', async () => {
  tabs.mockResolvedValue([
    { id: 7, url: PAGE },
    { id: 1, url: 'http://www.saint-maur.com/' },
    { id: 2, url: 'https://archives.saint-maur.com/', discarded: true },
    { id: 3, url: 'https://www.example.net/' },
    { id: 4, url: 'https://private.saint-maur.com/' },
    { id: 9 },
  ]);
  expect(await hostsBeside([7], DOMAIN, '0')).toEqual(['www.saint-maur.com']);
});

test('hosts beside a tab are those too that another site’s page has in a frame, which runs', async () => {
  tabs.mockResolvedValue([
    { id: 1, url: 'https://www.example.net/' },
    { id: 2, url: 'https://www.saint-maur.com/' },
  ]);
  frames.mockImplementation(({ tabId }: { tabId: number }) =>
    Promise.resolve([
      { frameId: 5, url: `https://framed-${tabId}.saint-maur.com/`, documentLifecycle: 'active' },
      { frameId: 6, url: 'https://waiting.saint-maur.com/', documentLifecycle: 'cached' },
      { frameId: 7, url: 'https://widgets.example/', documentLifecycle: 'active' },
    ]),
  );
  const hosts = await hostsBeside([7], DOMAIN, '0');
  expect(hosts?.toSorted()).toEqual(['framed-1.saint-maur.com', 'www.saint-maur.com']);
  // Firefox keeps apart what is there.
  vi.stubEnv('FIREFOX', 'true');
  expect(await hostsBeside([7], DOMAIN, '0')).toEqual(['www.saint-maur.com']);
  vi.unstubAllEnvs();
});

test('company in a frame of another site’s page stays while other tabs go on, and is met by a page that comes later', async () => {
  tabs.mockResolvedValue([{ id: 8, url: 'https://www.example.net/' }]);
  frames.mockResolvedValue([{ frameId: 5, url: OTHER, documentLifecycle: 'active' }]);
  const watcher = watch({ hostsBeside });
  watcher.committed(TAB, { at: START, ...shown });
  watcher.committed(3, { at: START + 1000, url: 'https://elsewhere.example/', documentId: 'Z' });
  expect((await watcher.tabKnown(TAB))?.visit?.sisters).toEqual([{ from: START, until: null }]);
});

test.each(['https://www.saint-maur.com/', 'http://www.saint-maur.com/'])(
  'a portal has company of %s in another tab',
  async (url) => {
    const watcher = watch({ hostsBeside: () => Promise.resolve([]) });
    watcher.committed(TAB, { at: START, ...shown });
    expect((await watcher.tabKnown(TAB))?.visit).toMatchObject({ companyAt: null, sisters: [] });
    watcher.committed(8, { at: START + 1000, url, documentId: 'C' });
    expect((await watcher.tabKnown(TAB))?.visit).toMatchObject({
      companyAt: START + 1000,
      sisters: [{ from: START + 1000 }],
    });
  },
);

test.each<[string, boolean, () => Promise<string>]>([
  ['of the same jar', true, () => Promise.resolve('0')],
  ['of another jar', false, () => Promise.resolve('1')],
  ['that closed before its jar was told', true, () => Promise.reject(new Error('No tab with id: 8'))],
])('beside a tab %s, what is kept for the domain may be its doing: %s', async (_what, expected, jarOfOther) => {
  let time = START;
  const storeIdOf = (tabId: number) => (tabId === TAB ? Promise.resolve('0') : jarOfOther());
  const watcher = watch({ storeIdOf, now: () => time });
  watcher.committed(TAB, { at: START, ...shown });
  await watcher.tabKnown(TAB);
  watcher.committed(8, { at: START + 1000, url: OTHER, documentId: 'C' });
  time = START + 1050;
  const cookie = jarCookie('_ga', { domain: DOMAIN, hostOnly: false });
  watcher.cookieChanged({ storeId: '0', event: stored(1050, cookie), cookie: {} as Cookies.Cookie });
  time = START + 1100;
  watcher.tabClosed(8);
  const visit = (await watcher.tabKnown(TAB))?.visit;
  expect(visit && trackersOf(visit).map(({ name, elsewhere }) => [name, elsewhere])).toEqual([['_ga', expected]]);
});

test('a page that is known late has company of what was there before it', async () => {
  const watcher = watch({ hostsBeside });
  const { hostname: host } = new URL(PAGE);
  await watcher.beginLate(TAB, {
    url: PAGE,
    host,
    site: `https://${DOMAIN}`,
    documentId: 'A',
    requestId: null,
    committedAt: null,
  });
  expect((await watcher.tabKnown(TAB))?.visit).toMatchObject({ sisters: [{ from: START + 300 }] });
});

test('a page that a tab was found to show has it too', async () => {
  const watcher = watch({ hostsBeside, shownDocument: () => Promise.resolve({ ...shown, documentId: 'B' }) });
  watcher.committed(TAB, { at: START, ...shown });
  await watcher.tabKnown(TAB);
  expect((await watcher.tabKnown(TAB))?.visit).toMatchObject({ documentId: 'B', sisters: [{ from: START + 300 }] });
});

test.each<[string, (watcher: Watcher) => void, number | null]>([
  [
    'closes',
    (watcher) => {
      watcher.tabClosed(8);
    },
    START + 300,
  ],
  [
    'shows something else',
    (watcher) => {
      watcher.committed(8, { at: START + 2000, url: 'https://www.example.net/', documentId: 'D' });
    },
    START + 2000,
  ],
  [
    'goes on within the domain, whatever is listed,',
    (watcher) => {
      tabs.mockResolvedValue([{ id: 8, url: 'https://www.example.net/' }]);
      watcher.committed(8, { at: START + 2000, url: 'https://archives.saint-maur.com/', documentId: 'D' });
    },
    null,
  ],
  [
    'goes on, and another one closes,',
    (watcher) => {
      tabs.mockResolvedValue([{ id: 8, url: 'https://www.saint-maur.com/' }]);
      watcher.tabClosed(3);
    },
    null,
  ],
])('company ends when its tab %s', async (_what, leave, until) => {
  const watcher = watch({ hostsBeside });
  watcher.committed(TAB, { at: START, ...shown });
  expect((await watcher.tabKnown(TAB))?.visit).toMatchObject({ sisters: [{ from: START, until: null }] });
  // The browser may list what a tab showed before it closed, or went on.
  leave(watcher);
  expect((await watcher.tabKnown(TAB))?.visit).toMatchObject({ sisters: [{ from: START, until }] });
});

test('company stays while there is no access, without which no browser tells what tabs show', async () => {
  const watcher = watch({ hostsBeside });
  watcher.committed(TAB, { at: START, ...shown });
  await watcher.tabKnown(TAB);
  contains.mockResolvedValue(false);
  tabs.mockResolvedValue([{ id: TAB }, { id: 8 }]);
  watcher.tabClosed(3);
  expect((await watcher.tabKnown(TAB))?.visit?.sisters).toEqual([{ from: START, until: null }]);
});

test('a page that comes back has no company of a tab that closed while it waited', async () => {
  const hosts = ['www.saint-maur.com'];
  const watcher = watch({ hostsBeside: () => Promise.resolve(hosts) });
  watcher.committed(TAB, { at: START, ...shown });
  watcher.committed(TAB, { at: START + 5000, url: 'https://www.example.net/', documentId: 'B' });
  await watcher.tabKnown(TAB);
  hosts.length = 0;
  watcher.tabClosed(8);
  await watcher.tabKnown(TAB);
  watcher.committed(TAB, { at: START + 60_000, ...shown });
  expect((await watcher.tabKnown(TAB))?.visit?.sisters).toEqual([{ from: START, until: START + 60_000 }]);
});

test('a portal has company of a page that is made ready in its own tab, until that is given up', async () => {
  const frame = { frameId: 12, url: OTHER, documentLifecycle: 'prerender' };
  frames.mockResolvedValue([{ frameId: 0, url: PAGE, documentLifecycle: 'active' }, frame]);
  const watcher = watch({ hostsReady });
  const elsewhere = { url: 'https://www.example.net/', documentId: 'B' };
  watcher.committed(TAB, { at: START, ...shown });
  watcher.prerenderStarted(TAB, { at: START + 1000, url: elsewhere.url });
  expect((await watcher.tabKnown(TAB))?.visit?.sisters).toEqual([]);
  watcher.prerenderStarted(TAB, { at: START + 2000, url: OTHER });
  watcher.committed(3, { at: START + 3000, ...elsewhere });
  expect((await watcher.tabKnown(TAB))?.visit?.sisters).toEqual([{ from: START + 2000, until: null }]);
  frames.mockResolvedValue([{ frameId: 0, url: OTHER, documentLifecycle: 'active' }]);
  watcher.committed(4, { at: START + 4000, ...elsewhere });
  expect((await watcher.tabKnown(TAB))?.visit?.sisters).toEqual([{ from: START + 2000, until: START + 4000 }]);
});
