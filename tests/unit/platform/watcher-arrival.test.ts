import { expect, test, vi } from 'vitest';
import type { StoredTab } from '../../../lib/platform/tabs/tab-store.ts';
import type { WatcherParts } from '../../../lib/platform/tabs/watcher.ts';
import { asks, ofDocument, PAGE, SITE, START } from '../visit/events.ts';
import { storeOf, TAB, watch } from './watch.ts';

vi.mock('../../../lib/platform/browser.ts', () => ({ browser: {} }));

const HOST = 'data.saint-maur.com';
const late = { url: PAGE, host: HOST, site: SITE, documentId: 'A', requestId: null, committedAt: null };
const start = { at: START, requestId: '1', url: PAGE };

test('a page that is told of twice as one to watch keeps what it did in between', async () => {
  const watcher = watch({ shownDocument: () => Promise.resolve({ url: PAGE, documentId: 'A' }) });
  await watcher.beginLate(TAB, late);
  watcher.cookiesAsked(TAB, asks(400, PAGE, 'own=1'), ofDocument('A'));
  await watcher.beginLate(TAB, late);
  const visit = (await watcher.tabKnown(TAB))?.visit;
  expect(Object.values(visit?.attempts ?? {}).map(({ name }) => name)).toEqual(['own']);
});

test('of a page whose document is not said the tab is asked, and where nobody knows it, it is begun all the same', async () => {
  const shownDocument = vi.fn(() => Promise.resolve<{ url: string; documentId: string } | null>(null));
  const watcher = watch({ shownDocument });
  await watcher.beginLate(TAB, { ...late, documentId: null });
  expect((await watcher.tabKnown(TAB))?.visit).toMatchObject({ host: HOST, documentId: null });
  shownDocument.mockResolvedValue({ url: PAGE, documentId: 'B' });
  await watcher.beginLate(8, { ...late, documentId: null });
  expect((await watcher.tabKnown(8))?.visit).toMatchObject({ host: HOST, documentId: 'B' });
});

test('the requests of a tab concern from the moment at which a watched page is on its way, and as long as it may be', async () => {
  let known: () => void = () => undefined;
  const sitesKnown = new Promise<void>((resolve) => (known = resolve));
  let jar = Promise.resolve('0');
  const watcher = watch({ sitesKnown: () => sitesKnown, storeIdOf: () => jar });
  // Until the sites are known any may be watched.
  expect(watcher.mayConcern(TAB)).toBe(true);
  known();
  await watcher.tabKnown(TAB);
  expect(watcher.mayConcern(TAB)).toBe(false);
  let tellJar: (id: string) => void = () => undefined;
  jar = new Promise((resolve) => (tellJar = resolve));
  watcher.navigationStarted(TAB, { ...start, url: 'https://shop.example/' });
  watcher.navigationStarted(TAB, start);
  watcher.navigationStarted(8, { ...start, url: 'https://shop.example/' });
  expect([watcher.mayConcern(TAB), watcher.mayConcern(8), watcher.mayConcern(9)]).toEqual([true, true, false]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(watcher.mayConcern(TAB)).toBe(true);
  tellJar('0');
  await watcher.tabKnown(TAB);
  expect([watcher.mayConcern(TAB), watcher.mayConcern(8)]).toEqual([true, false]);
  watcher.committed(TAB, { at: START + 40, url: PAGE, documentId: 'A' });
  watcher.tabClosed(TAB);
  await watcher.tabKnown(TAB);
  // What it sent as it closed is answered yet.
  expect(watcher.mayConcern(TAB)).toBe(true);
});

test.each([
  ['another host of its site', 'https://www.saint-maur.com/', true],
  ['its own host, which may be that very page already', `${PAGE}other/`, true],
  ['a stranger', 'https://www.example.net/', false],
  ['nothing that is known', null, false],
])('whether a page that comes after one of %s (%s) may find what a sister left: %s', async (_what, url, expected) => {
  const shownDocument = vi.fn<WatcherParts['shownDocument']>();
  shownDocument.mockResolvedValue(url === null ? null : { url, documentId: 'X' });
  for (const runs of [true, false]) {
    const watcher = watch({ shownDocument });
    if (runs) await watcher.tabKnown(TAB);
    shownDocument.mockClear();
    watcher.navigationStarted(TAB, start);
    // By its turn the tab may show the next page.
    expect(shownDocument.mock.calls).toEqual([[TAB]]);
    expect((await watcher.tabKnown(TAB))?.next?.afterSister).toBe(expected);
  }
});

test('a site that is watched no more is followed and shown no more, and others are', async () => {
  const onChange = vi.fn();
  const tabs = new Map<number, StoredTab>();
  const watcher = watch({ onChange, store: storeOf(tabs) });
  watcher.committed(TAB, { at: START, url: PAGE, documentId: 'A' });
  await watcher.forgetSite('www.example.net');
  expect(await watcher.hostOf(TAB)).toBe(HOST);
  await watcher.showAgain();
  onChange.mockClear();
  await watcher.forgetSite(HOST);
  expect(await watcher.hostOf(TAB)).toBeNull();
  expect(tabs.size).toBe(0);
  expect(onChange.mock.calls).toEqual([[TAB, null]]);
});
