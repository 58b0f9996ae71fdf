import { expect, test, vi } from 'vitest';
import type { Watcher } from '../../../lib/platform/tabs/watcher.ts';
import { asks, ofDocument, PAGE, sees, START } from '../visit/events.ts';
import { TAB, watch } from './watch.ts';

vi.mock('../../../lib/platform/browser.ts', () => ({ browser: {} }));

const PIXEL = 'https://pixel.adnetwork.example/p.gif';
const LINE = 'uid=x; Path=/; Secure; SameSite=None';

function arrives(watcher: Watcher): void {
  watcher.committed(TAB, { at: START + 40, url: PAGE, documentId: 'A' });
}

/** What a browser tells of a page that starts the background, by when it happened. */
const told: ((watcher: Watcher) => void)[] = [
  (watcher) => {
    watcher.navigationStarted(TAB, { at: START, requestId: '1', url: PAGE });
  },
  (watcher) => {
    const origin = { ...ofDocument(null), navigationRequestId: '1' };
    watcher.cookiesAsked(TAB, asks(20, PAGE, 'sessionid=x; Path=/; Secure'), origin);
  },
  (watcher) => {
    watcher.navigationAnswered(TAB, START + 20, '1');
  },
  arrives,
  (watcher) => {
    watcher.cookiesAsked(TAB, asks(140, PIXEL, LINE), ofDocument('A'));
  },
  (watcher) => {
    const origin = { ...ofDocument('B'), parentDocumentId: 'A', frameId: 7 };
    watcher.cookiesAsked(TAB, asks(150, 'https://frame.partner.example/', LINE), origin);
  },
];

const orders = (rest: typeof told): (typeof told)[] =>
  rest.length === 0
    ? [[]]
    : rest.flatMap((first) => orders(rest.filter((one) => one !== first)).map((others) => [first, ...others]));

test('a background that has just started takes what it hears in the order in which it happened', async () => {
  const visits = await Promise.all(
    orders(told).map(async (order) => {
      const watcher = watch();
      for (const tell of order) {
        expect(watcher.mayConcern(TAB)).toBe(true);
        tell(watcher);
      }
      return (await watcher.tabKnown(TAB))?.visit;
    }),
  );
  const [visit] = visits;
  expect(visits).toHaveLength(720);
  expect(visit).toMatchObject({ startedAt: START, observedFromStart: true, committedAt: START + 40 });
  const domains = Object.values(visit?.attempts ?? {}).map(({ domain }) => domain);
  expect(domains).toEqual(['data.saint-maur.com', 'pixel.adnetwork.example', 'frame.partner.example']);
  for (const one of visits) expect(one).toEqual(visit);
});

test('a page’s first look counts as that, though by the page’s clock it came before the page', async () => {
  const look = (watcher: Watcher) => {
    watcher.pageTold(TAB, sees(38, { first: true, cookieNames: ['_ga'] }), ofDocument('A'));
  };
  for (const order of orders([arrives, look])) {
    const watcher = watch();
    for (const tell of order) tell(watcher);
    const [reader] = Object.values((await watcher.tabKnown(TAB))?.visit?.readable ?? {});
    expect(reader).toMatchObject({ beforeScripts: true, lookedAt: START + 38 });
  }
});

test.each([
  ['has just started, until it has heard of all', false, 140],
  ['runs, when that is told', true, 20],
])('what a page does before its arrival may be told to a background that %s', async (_what, runs, toldLate) => {
  let time = START + 60;
  const watcher = watch({ now: () => time });
  if (runs) await watcher.tabKnown(TAB);
  arrives(watcher);
  time = START + 180;
  expect((await watcher.tabKnown(TAB))?.visit).toMatchObject({ committedAt: START + 40, toldLate });
});

test.each([
  ['no visit where the tab has moved on', 'https://shop.example/', 'B', undefined],
  ['no visit where the tab shows it anew', PAGE, 'B', undefined],
  ['its visit where the tab shows it', PAGE, 'A', { documentId: 'A', observedFromStart: false }],
])('a page that is found to be one to watch begins %s', async (_what, url, documentId, expected) => {
  const watcher = watch({ shownDocument: () => Promise.resolve({ url, documentId }) });
  const { hostname: host } = new URL(PAGE);
  await watcher.beginLate(TAB, {
    url: PAGE,
    host,
    site: 'https://saint-maur.com',
    documentId: 'A',
    requestId: null,
    committedAt: null,
  });
  const visit = (await watcher.tabKnown(TAB))?.visit;
  if (expected) expect(visit).toMatchObject(expected);
  else expect(visit).toBeUndefined();
});

test.each([
  ['the page it knows, while the next one has no address yet (Firefox)', 'about:blank', 'A'],
  ['what the tab shows, where the background was not told', `${PAGE}explore/`, 'B'],
])('a tab that is asked shows %s', async (_what, url, documentId) => {
  const watcher = watch({ shownDocument: () => Promise.resolve({ url, documentId: 'B' }) });
  arrives(watcher);
  expect((await watcher.tabKnown(TAB))?.visit).toMatchObject({ documentId });
});

test('a background that cannot go on where an earlier one ended follows what comes all the same', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  for (const failing of ['sitesKnown', 'openTabs'] as const) {
    const watcher = watch({ [failing]: () => Promise.reject(new Error('storage')) });
    arrives(watcher);
    expect((await watcher.tabKnown(TAB))?.visit?.committedAt).toBe(START + 40);
    expect(told).toHaveBeenCalled();
    told.mockClear();
  }
});

test('no page is observed from its start once the access to pages was taken back', async () => {
  const onChange = vi.fn();
  const watcher = watch({ onChange });
  for (const tell of told) tell(watcher);
  expect((await watcher.tabKnown(TAB))?.visit?.observedFromStart).toBe(true);
  await watcher.accessTaken();
  expect((await watcher.tabKnown(TAB))?.visit?.observedFromStart).toBe(false);
  expect(onChange).toHaveBeenLastCalledWith(TAB, expect.objectContaining({ observedFromStart: false }));
});
