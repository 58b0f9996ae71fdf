import { expect, test, vi } from 'vitest';
import { noChoice, type Choice } from '../../../lib/consent/choice.ts';
import type { Cookies } from '../../../lib/platform/browser.ts';
import type { Watcher } from '../../../lib/platform/tabs/watcher.ts';
import type { JarCookie } from '../../../lib/tracker/tracker.ts';
import type { SentEvent } from '../../../lib/visit/event.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { asks, jarCookie, ofDocument, PAGE, sees, SITE, START, stored } from '../visit/events.ts';
import { TAB, watch } from './watch.ts';

vi.mock('../../../lib/platform/browser.ts', () => ({ browser: {} }));

const OTHER = 8;
const PIXEL = 'https://pixel.adnetwork.example/p.gif';
const uid = jarCookie('uid', { domain: 'pixel.adnetwork.example', secure: true, sameSite: 'none' });
const shared = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });

/** Two tabs that show the portal, each in a jar. */
async function twoTabs(parts: Parameters<typeof watch>[0] = {}, otherJar = '0'): Promise<Watcher> {
  const watcher = watch({
    openTabs: () => Promise.resolve(new Set([TAB, OTHER])),
    storeIdOf: (tabId) => Promise.resolve(tabId === OTHER ? otherJar : '0'),
    ...parts,
  });
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  watcher.committed(OTHER, { at: START, url: PAGE, documentId: 'B' });
  await watcher.tabKnown(TAB);
  return watcher;
}

const visitIn = async (watcher: Watcher, tabId: number) => (await watcher.tabKnown(tabId))?.visit;
async function seenIn(watcher: Watcher, tabId: number): Promise<[string, boolean][]> {
  const visit = await visitIn(watcher, tabId);
  return visit ? trackersOf(visit).map(({ name, elsewhere }) => [name, elsewhere]) : [];
}
const change = (at: number, cookie: JarCookie, storeId = '0') => ({
  storeId,
  event: stored(at, cookie),
  cookie: { name: cookie.name } as Cookies.Cookie,
});

test('a cookie that another tab is told to keep is that tab’s, though this page has to do with its third party', async () => {
  const watcher = await twoTabs();
  watcher.cookiesSent(
    TAB,
    { type: 'sent', at: START + 50, host: uid.domain, path: '/p.gif', cookieNames: [] },
    ofDocument('A'),
  );
  watcher.cookiesAsked(OTHER, asks(100, PIXEL, 'uid=1; Secure; SameSite=None'), ofDocument('B'));
  watcher.cookieChanged(change(110, uid));
  expect(await seenIn(watcher, OTHER)).toEqual([['uid', false]]);
  expect((await visitIn(watcher, TAB))?.attempts).toEqual({});
  expect((await seenIn(watcher, TAB)).filter(([, elsewhere]) => !elsewhere)).toEqual([]);
});

test('a cookie of the site that another tab is told to keep is that tab’s, though both came at the same moment', async () => {
  const watcher = await twoTabs();
  watcher.cookiesAsked(OTHER, asks(100, PAGE, '_ga=1; Path=/; Domain=saint-maur.com'), ofDocument('B'));
  watcher.cookieChanged(change(110, shared));
  expect(await seenIn(watcher, OTHER)).toEqual([['_ga', false]]);
  expect(await seenIn(watcher, TAB)).toEqual([['_ga', true]]);
});

test('what a page’s own earlier document was told to keep is not the one’s that came after it', async () => {
  const watcher = await twoTabs();
  watcher.committed(TAB, { at: START + 200, url: `${PAGE}next/`, documentId: 'C' });
  watcher.cookiesAsked(TAB, asks(210, 'https://data.saint-maur.com/', '_pk_id=1'), ofDocument('A'));
  watcher.cookieChanged(change(220, jarCookie('_pk_id')));
  const { past, visit } = (await watcher.tabKnown(TAB)) ?? {};
  expect(Object.values(past?.[0]?.attempts ?? {}).map(({ name }) => name)).toEqual(['_pk_id']);
  expect(Object.values(visit?.attempts ?? {})).toEqual([]);
  expect(await seenIn(watcher, TAB)).toEqual([['_pk_id', true]]);
});

test('what a frame of the portal keeps in another site’s page is that page’s, until its tab goes on', async () => {
  const watcher = watch();
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  watcher.frameBegun(OTHER, { at: START + 90, url: 'https://widgets.social.example/' });
  await watcher.tabKnown(TAB);
  expect(watcher.mayConcern(OTHER)).toBe(false);
  watcher.frameBegun(OTHER, { at: START + 95, url: PAGE });
  expect(watcher.mayConcern(OTHER)).toBe(true);
  watcher.cookiesAsked(OTHER, asks(100, PAGE, '_ga=1; Path=/', '_gid=1; Path=/; Partitioned'), ofDocument('B'));
  watcher.cookieChanged(change(110, jarCookie('_ga')));
  expect(await seenIn(watcher, TAB)).toEqual([['_ga', true]]);
  // What a script keeps there may be this page’s own.
  expect(await visitIn(watcher, TAB)).toMatchObject({ companyAt: START + 95, sisters: [] });
  // A file that is only downloaded leaves the page where it is.
  const elsewhere = { at: START + 200, url: 'https://www.example.net/' };
  watcher.navigationBegun(OTHER, elsewhere);
  await watcher.tabKnown(TAB);
  expect(watcher.mayConcern(OTHER)).toBe(true);
  watcher.committed(OTHER, { ...elsewhere, documentId: 'C' });
  await watcher.tabKnown(TAB);
  expect(watcher.mayConcern(OTHER)).toBe(false);
  watcher.frameBegun(OTHER, { at: START + 300, url: PAGE });
  watcher.tabClosed(OTHER);
  await watcher.tabKnown(TAB);
  expect(watcher.mayConcern(OTHER)).toBe(false);
});

test('a frame of the portal in another site’s page is known as one, though it woke a background that knew no sites yet', async () => {
  let known = false;
  const sitesKnown = async () => {
    await Promise.resolve();
    known = true;
  };
  const watcher = watch({ sitesKnown, isWatched: (url) => known && url.startsWith(PAGE) });
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  watcher.frameBegun(OTHER, { at: START + 95, url: PAGE });
  await watcher.tabKnown(TAB);
  expect(await visitIn(watcher, TAB)).toMatchObject({ companyAt: START + 95 });
  expect(watcher.mayConcern(OTHER)).toBe(true);
});

test('what lies in a frame of the portal’s own page in another tab is no other page of its domain', async () => {
  const watcher = await twoTabs({ isWatched: () => true });
  watcher.frameBegun(OTHER, { at: START + 95, url: 'https://www.saint-maur.com/' });
  await watcher.tabKnown(TAB);
  expect(await visitIn(watcher, TAB)).toMatchObject({ sisters: [] });
});

test('what a frame of the portal keeps in the partition of another site’s page explains nothing of the portal’s own', async () => {
  const watcher = watch();
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  watcher.frameBegun(OTHER, { at: START + 95, url: PAGE });
  watcher.cookiesAsked(OTHER, asks(100, PAGE, '_gid=1; Path=/; Secure; Partitioned'), ofDocument('B'));
  watcher.cookieChanged(change(110, jarCookie('_gid', { secure: true, partition: SITE })));
  expect(await seenIn(watcher, TAB)).toEqual([['_gid', false]]);
});

test.each([
  ['another jar', 'private', false],
  ['this jar', '0', true],
  ['a jar that is not told of any more', null, true],
])('what a page of %s with a frame of the portal is told to keep', async (_which, store, isTheirs) => {
  const untold = () => Promise.reject(new Error('No tab with this id'));
  const watcher = watch({
    storeIdOf: (tabId) => (tabId !== OTHER ? Promise.resolve('0') : store === null ? untold() : Promise.resolve(store)),
  });
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  watcher.frameBegun(OTHER, { at: START + 95, url: PAGE });
  watcher.cookiesAsked(OTHER, asks(100, PAGE, '_ga=1; Path=/'), ofDocument('B'));
  watcher.cookieChanged(change(110, jarCookie('_ga')));
  expect(await seenIn(watcher, TAB)).toEqual([['_ga', isTheirs]]);
});

test('a change of another jar is nothing of this tab’s', async () => {
  const watcher = await twoTabs({}, 'private');
  watcher.cookieChanged(change(100, shared, 'private'));
  expect(await seenIn(watcher, TAB)).toEqual([]);
  expect((await seenIn(watcher, OTHER)).map(([name]) => name)).toEqual(['_ga']);
  // Nor does what a page there is told to keep explain what this one keeps.
  watcher.cookiesAsked(OTHER, asks(200, 'https://data.saint-maur.com/', '_pk_id=1'), ofDocument('B'));
  watcher.cookieChanged(change(210, jarCookie('_pk_id')));
  expect(await seenIn(watcher, TAB)).toEqual([['_pk_id', false]]);
});

test('a choice that a cookie keeps is known with it, in every tab of its jar', async () => {
  const refused: Choice = { ...noChoice, state: 'refused', mechanism: 'opendatasoft' };
  const watcher = await twoTabs({ choiceFrom: ({ name }) => (name === 'cookies_preferences' ? refused : null) });
  watcher.cookieChanged(change(100, jarCookie('other')));
  watcher.cookieChanged(change(110, jarCookie('cookies_preferences')));
  for (const tabId of [TAB, OTHER])
    expect((await visitIn(watcher, tabId))?.choices).toMatchObject([{ at: START + 110, choice: { state: 'refused' } }]);
});

test('what strangers’ cookies do is not shown anew, and what the page’s do is', async () => {
  const onChange = vi.fn();
  const watcher = await twoTabs({ onChange });
  onChange.mockClear();
  watcher.cookieChanged(change(100, jarCookie('busy', { domain: 'elsewhere.example' })));
  await watcher.tabKnown(TAB);
  expect(onChange).not.toHaveBeenCalled();
  watcher.cookieChanged(change(110, shared));
  await watcher.tabKnown(TAB);
  expect(onChange.mock.calls.map(([tabId]: unknown[]) => tabId)).toEqual([TAB, OTHER]);
});

test('a cookie that changed just before its page was told of is the page’s', async () => {
  const watcher = watch();
  await watcher.tabKnown(TAB);
  watcher.cookieChanged(change(10, jarCookie('sessionid')));
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  expect((await seenIn(watcher, TAB)).map(([name]) => name)).toEqual(['sessionid']);
});

test('a third party’s cookie that was kept before the page had to do with it is the page’s once it is sent', async () => {
  const watcher = await twoTabs();
  watcher.cookieChanged(change(100, uid));
  expect(await seenIn(watcher, TAB)).toEqual([]);
  const sent: SentEvent = { type: 'sent', at: START + 200, host: uid.domain, path: '/p.gif', cookieNames: ['uid'] };
  watcher.cookiesSent(TAB, sent, ofDocument('A'));
  expect(await seenIn(watcher, TAB)).toEqual([['uid', false]]);
  expect(await seenIn(watcher, OTHER)).toEqual([]);
});

test('what a frame tells is of that frame, and what nobody knows of a document that the tab shows', async () => {
  const shownFrames = vi.fn(() =>
    Promise.resolve([
      { frameId: 0, documentId: 'A' },
      { frameId: 5, documentId: 'F' },
    ]),
  );
  const watcher = await twoTabs({ shownFrames });
  const frame = sees(100, { host: 'www.google.com', url: 'https://www.google.com/', localStorage: ['rc::a'] });
  watcher.pageTold(TAB, frame, { ...ofDocument(null), frameId: 5 });
  expect((await seenIn(watcher, TAB)).map(([name]) => name)).toEqual(['rc::a']);
  expect(shownFrames).toHaveBeenCalledTimes(1);
  watcher.pageTold(TAB, { ...frame, at: START + 120 }, { ...ofDocument('gone'), frameId: 9 });
  await watcher.tabKnown(TAB);
  expect(shownFrames).toHaveBeenCalledTimes(2);
});
