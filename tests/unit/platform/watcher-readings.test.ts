import { expect, test, vi } from 'vitest';
import { noChoice, type Choice } from '../../../lib/consent/choice.ts';
import type { JarReading } from '../../../lib/platform/jar/jar.ts';
import type { StoredTab } from '../../../lib/platform/tabs/tab-store.ts';
import { openTab } from '../../../lib/visit/tab.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import type { Visit } from '../../../lib/visit/visit.ts';
import { asks, jarCookie, ofDocument, PAGE, START, visitTo } from '../visit/events.ts';
import { storeOf, TAB, watch } from './watch.ts';

vi.mock('../../../lib/platform/browser.ts', () => ({ browser: {} }));

const refused: Choice = { ...noChoice, state: 'refused', mechanism: 'opendatasoft' };
const PIXEL = 'https://pixel.adnetwork.example/p.gif';

/** A jar that holds these cookies whoever asks. */
const jarOf = (...names: string[]) =>
  vi.fn<(visit: Visit, storeId: string) => Promise<JarReading | null>>(() => {
    const cookies = names.map((name) => jarCookie(name));
    return Promise.resolve({ domains: ['saint-maur.com', 'adnetwork.example'], cookies, choice: refused });
  });
const namesIn = (visit: Visit | null | undefined) => (visit ? trackersOf(visit).map(({ name }) => name) : null);
const arrival = { at: START, url: PAGE, documentId: 'A' };

test('soon after a page has come its jar is read, once, and what that changes is shown', async () => {
  const readJar = jarOf('sessionid');
  const onChange = vi.fn<(tabId: number, visit: Visit | null) => void>();
  const tabs = new Map<number, StoredTab>();
  const watcher = watch({ readJar, onChange, store: storeOf(tabs), storeIdOf: () => Promise.resolve('private') });
  watcher.committed(TAB, arrival);
  expect(namesIn((await watcher.tabKnown(TAB))?.visit)).toEqual([]);
  expect(tabs.get(TAB)?.unread).toBe(true);
  await expect.poll(() => tabs.get(TAB)?.unread).toBe(false);
  expect(readJar.mock.calls.map(([visit, storeId]) => [visit.host, storeId])).toEqual([
    ['data.saint-maur.com', 'private'],
  ]);
  expect(tabs.get(TAB)?.visit?.choices).toMatchObject([{ choice: { state: 'refused' } }]);
  expect(onChange.mock.calls.map(([tabId, visit]) => [tabId, namesIn(visit)])).toEqual([
    [TAB, []],
    [TAB, ['sessionid']],
  ]);
});

test('whoever asks for a tab as of now has its jar read at once; where nothing is new, nothing is shown anew', async () => {
  const onChange = vi.fn();
  const readJar = jarOf('sessionid');
  const watcher = watch({ readJar, onChange });
  watcher.committed(TAB, arrival);
  expect(namesIn((await watcher.tabNow(TAB))?.visit)).toEqual(['sessionid']);
  expect(await watcher.tabNow(TAB + 1)).toBeNull();
  const shown = onChange.mock.calls.length;
  readJar.mockResolvedValue(null);
  await watcher.tabNow(TAB);
  expect(onChange).toHaveBeenCalledTimes(shown);
});

test('the jar is read for what is on its way to a tab, too', async () => {
  const readJar = jarOf('sessionid');
  const watcher = watch({ readJar });
  watcher.navigationStarted(TAB, { at: START, requestId: '1', url: PAGE });
  expect((await watcher.tabNow(TAB))?.visit).toBeNull();
  expect(namesIn((await watcher.tabNow(TAB))?.next)).toEqual(['sessionid']);
});

test('a reading during which the machine slept is void, and made again', async () => {
  let clock = START + 300;
  const tabs = new Map<number, StoredTab>();
  const readJar = jarOf('sessionid');
  const watcher = watch({ readJar, now: () => clock, store: storeOf(tabs) });
  watcher.committed(TAB, arrival);
  await watcher.tabKnown(TAB);
  readJar.mockImplementationOnce((visit) => {
    clock += 3_600_000;
    return jarOf('before')(visit, '0');
  });
  expect(namesIn((await watcher.tabNow(TAB))?.visit)).toEqual([]);
  await expect.poll(() => namesIn(tabs.get(TAB)?.visit)).toEqual(['sessionid']);
});

test('a reading for a page that has gone meanwhile is void', async () => {
  const readJar = jarOf('sessionid');
  const watcher = watch({ readJar });
  watcher.committed(TAB, arrival);
  await watcher.tabKnown(TAB);
  readJar.mockImplementation((visit) => {
    if (visit.documentId === 'A')
      watcher.committed(TAB, { at: START + 200, url: 'https://shop.example/', documentId: 'B' });
    return jarOf('late')(visit, '0');
  });
  expect((await watcher.tabNow(TAB))?.visit).toBeNull();
  readJar.mockImplementation((visit) => {
    watcher.tabClosed(TAB);
    return jarOf('late')(visit, '0');
  });
  watcher.committed(TAB, { ...arrival, documentId: 'C' });
  expect(await watcher.tabNow(TAB)).toBeNull();
});

test('an attempt is looked for again until it is known what came of it', async () => {
  let time = START + 20;
  const readJar = jarOf();
  const tabs = new Map<number, StoredTab>();
  const watcher = watch({ readJar, now: () => time, store: storeOf(tabs) });
  watcher.committed(TAB, arrival);
  watcher.cookiesAsked(TAB, asks(10, PIXEL, 'uid=1; Secure; SameSite=None'), ofDocument('A'));
  await watcher.tabNow(TAB);
  expect(tabs.get(TAB)).toMatchObject({ unread: true });
  expect(namesIn(tabs.get(TAB)?.visit)).toEqual([]);
  // The reading that what had happened is followed by is over, too.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(tabs.get(TAB)).toMatchObject({ unread: true });
  time = START + 400;
  await expect.poll(() => tabs.get(TAB)?.unread).toBe(false);
  expect(namesIn(tabs.get(TAB)?.visit)).toEqual(['uid']);
});

test('a background reads what the one before it had not read, and forgets the tabs that have closed', async () => {
  const tab = { ...openTab('0'), visit: visitTo(), unread: false };
  const tabs = new Map<number, StoredTab>([
    [TAB, { ...tab, unread: true }],
    [8, tab],
    [9, tab],
  ]);
  const readJar = jarOf('sessionid');
  const watcher = watch({ readJar, store: storeOf(tabs), openTabs: () => Promise.resolve(new Set([TAB, 8])) });
  await watcher.tabKnown(8);
  expect([...tabs.keys()]).toEqual([TAB, 8]);
  await expect.poll(() => tabs.get(TAB)?.unread).toBe(false);
  expect([namesIn(tabs.get(TAB)?.visit), namesIn(tabs.get(8)?.visit)]).toEqual([['sessionid'], []]);
});

test('a page is told of as shown once, when it has come', async () => {
  const onShown = vi.fn<(tabId: number, visit: Visit) => void>();
  const watcher = watch({ onShown, readJar: jarOf('sessionid') });
  watcher.navigationStarted(TAB, { at: START, requestId: '1', url: PAGE });
  await watcher.tabKnown(TAB);
  expect(onShown).not.toHaveBeenCalled();
  watcher.committed(TAB, { ...arrival, at: START + 40 });
  watcher.cookiesAsked(TAB, asks(50, PIXEL, 'uid=1'), ofDocument('A'));
  await watcher.tabNow(TAB);
  expect(onShown.mock.calls.map(([tabId, { committedAt }]) => [tabId, committedAt])).toEqual([[TAB, START + 40]]);
});
