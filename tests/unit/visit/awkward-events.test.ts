import { describe, expect, test } from 'vitest';
import {
  documentPrerendered,
  navigationAbandoned,
  navigationAnswered,
  navigationFailed,
  navigationCommitted,
  navigationStarted,
} from '../../../lib/visit/tab-navigations.ts';
import { frameCommitted, isOfUnknown, observeInTab, type EventOrigin } from '../../../lib/visit/observe-in-tab.ts';
import { openTab, type Tab } from '../../../lib/visit/tab.ts';
import { leftOutOf } from '../../../lib/visit/left-out.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { coveringAt } from '../../../lib/consent/covering-at.ts';
import { about } from '../consent/subjects.ts';
import {
  after,
  asks,
  CAPTCHA,
  chooses,
  gone,
  holds,
  jarCookie,
  replaced,
  sees,
  START,
  ofDocument,
  stored,
  visitTo,
} from './events.ts';
import { seen } from './seen.ts';

const captcha = jarCookie('_GRECAPTCHA', { domain: 'www.google.com', path: '/recaptcha' });
const line = '_GRECAPTCHA=x; Path=/recaptcha; Secure; SameSite=None';

describe('a cookie', () => {
  test('that goes before it was ever read, on a visit seen late, has a moment all the same', () => {
    const late = visitTo({ observedFromStart: false });
    for (const change of [gone(10, jarCookie('_ga')), replaced(10, jarCookie('_ga'))]) {
      expect(trackersOf(after(late, change))[0]?.firstSeenAt).toBe(START);
    }
  });

  test('that had expired and is cleared away by the browser is none', () => {
    expect(seen(gone(10, jarCookie('_ga', { expiresAt: START - 86_400_000 })))).toEqual([]);
    expect(seen(gone(10, jarCookie('_ga', { expiresAt: START + 86_400_000 })))).toEqual([
      ['_ga', 'removed', 'already there', 0],
    ]);
  });

  test('that is stored expired, as a removal may be, was removed or never there', () => {
    const expired = jarCookie('_ga', { expiresAt: START + 10 });
    expect(seen(stored(10, expired))).toEqual([]);
    expect(seen(stored(10, jarCookie('_ga', { expiresAt: START + 11 })))).toEqual([['_ga', 'stored', 'new', 10]]);
    const kept = jarCookie('_ga', { expiresAt: START + 86_400_000 });
    expect(seen(holds(5, kept), replaced(10, kept), stored(10, expired), holds(400))).toEqual([
      ['_ga', 'removed', 'already there', 0],
    ]);
    expect(seen(stored(5, kept), stored(10, expired))).toEqual([['_ga', 'removed', 'new', 5]]);
  });

  test('of a third party that lies there from elsewhere does not make a refused attempt a stored one', () => {
    expect(seen(asks(10, CAPTCHA, line), holds(400, captcha))).toEqual([['_GRECAPTCHA', 'refused', 'new', 10]]);
    expect(seen(stored(5, captcha), asks(100, CAPTCHA, line), holds(400, captcha))).toEqual([
      ['_GRECAPTCHA', 'refused', 'new', 100],
    ]);
  });

  test('of a third party is first seen when the page deals with it, in whatever order that is told', () => {
    const expected = [['_GRECAPTCHA', 'stored', 'already there', 30]];
    const events = [
      holds(20, captcha),
      asks(30, CAPTCHA, line),
      replaced(31, captcha),
      stored(31, captcha),
      holds(400, captcha),
    ] as const;
    const [first, second, ...rest] = events;
    expect(seen(...events)).toEqual(expected);
    expect(seen(second, first, ...rest)).toEqual(expected);
  });

  test('is not called gone, nor refused, by a reading that did not ask for its domain', () => {
    const elsewhere = { ...holds(20), domains: ['saint-maur.com'] };
    expect(seen(asks(14, CAPTCHA, line), stored(15, captcha), elsewhere)).toEqual([
      ['_GRECAPTCHA', 'stored', 'new', 14],
    ]);
    const later = { ...holds(900), domains: ['saint-maur.com'] };
    expect(seen(asks(14, CAPTCHA, line), later)).toEqual([]);
    expect(seen(asks(14, CAPTCHA, line), later, holds(900))).toEqual([['_GRECAPTCHA', 'refused', 'new', 14]]);
  });
});

describe('an event of the page before', () => {
  const page = { url: 'https://data.saint-maur.com/', host: 'data.saint-maur.com' };
  const first = navigationCommitted(openTab('0'), { at: START, url: page.url, documentId: 'A' }, true);
  const other = 'https://data.dunkerque-agglo.fr/';
  const second = navigationCommitted(first, { at: START + 1000, url: other, documentId: 'B' }, true);
  const leaving = sees(990, { ...page, localStorage: ['left-behind'] });

  test('goes to its own visit, which waits for Back', () => {
    const tab = observeInTab(second, leaving, ofDocument('A'));
    expect(tab.visit).toEqual(second.visit);
    const back = navigationCommitted(tab, { at: START + 2000, url: page.url, documentId: 'A' }, true);
    expect(back.visit && trackersOf(back.visit).map(({ name }) => name)).toEqual(['left-behind']);
  });

  test('goes nowhere when its document is known to none', () => {
    const origin = ofDocument('of a page that was never shown');
    const tab = observeInTab(second, leaving, origin);
    expect(tab.visit).toEqual(second.visit);
    const third = navigationCommitted(tab, { at: START + 2000, url: page.url, documentId: 'C' }, true);
    expect(third).toMatchObject({ early: [], visit: { items: {} } });
  });

  test('goes nowhere when it came from a frame, before the new page was shown', () => {
    expect(observeInTab(second, leaving, ofDocument(null))).toEqual(second);
  });
});

test('a redirect from http to https goes on with the same navigation, and what its answers asked for', () => {
  const plain = navigationStarted(openTab('0'), { at: START, requestId: '1', url: 'http://data.saint-maur.com/' });
  const asked = observeInTab(plain, asks(5, 'http://data.saint-maur.com/', 'early=1'), {
    ...ofDocument(null),
    navigationRequestId: '1',
  });
  const secure = navigationStarted(asked, { at: START + 9, requestId: '1', url: 'https://data.saint-maur.com/' });
  expect(secure.next).toMatchObject({ startedAt: START, site: 'https://saint-maur.com' });
  expect(Object.values(secure.next?.attempts ?? {}).map(({ name }) => name)).toEqual(['early']);
});

test('a navigation that ends without a document is forgotten, not one to the same address that came in its place', () => {
  const url = 'https://data.saint-maur.com/file.csv?x=1';
  const first = navigationAnswered(navigationStarted(openTab('0'), { at: START, requestId: '1', url }), '1');
  const ended = { url, documentId: null };
  expect(navigationAbandoned(first, ended).next).toBeNull();
  expect(navigationAbandoned(first, { ...ended, url: 'https://data.saint-maur.com/' })).toEqual(first);
  const second = navigationStarted(first, { at: START + 10, requestId: '2', url });
  expect(navigationAbandoned(second, ended).next).toEqual(second.next);
});

test('of two navigations in a row the first may arrive yet; the second is observed from its start all the same', () => {
  const url = 'https://data.saint-maur.com/';
  const first = navigationAnswered(navigationStarted(openTab('0'), { at: START, requestId: '1', url }), '1');
  const second = navigationStarted(first, { at: START + 10, requestId: '2', url });
  const between = navigationCommitted(second, { at: START + 20, url, documentId: 'one' }, true);
  expect(between.visit).toMatchObject({ documentId: 'one', observedFromStart: false });
  const answered = navigationAnswered(between, '2');
  const stopped = navigationAbandoned(answered, { url, documentId: 'one' });
  const after = navigationCommitted(stopped, { at: START + 40, url, documentId: 'two' }, true);
  expect(after).toMatchObject({
    next: null,
    visit: { documentId: 'two', startedAt: START + 10, observedFromStart: true },
  });
});

test('an answer that is told when its page is shown already says nothing of the next navigation', () => {
  const url = 'https://data.saint-maur.com/';
  const shown = navigationCommitted(openTab('0'), { at: START + 10, url, documentId: null }, true);
  const started = navigationStarted(shown, { at: START, requestId: '1', url });
  const answered = navigationAnswered(started, '1');
  expect(answered.visit).toMatchObject({ requestId: '1', observedFromStart: true });
  const second = navigationStarted(answered, { at: START + 20, requestId: '2', url });
  const arrived = navigationCommitted(second, { at: START + 30, url, documentId: null }, true);
  expect(arrived).toMatchObject({ next: null, visit: { startedAt: START + 20, observedFromStart: true } });
});

describe('a request of a document that nothing has told of', () => {
  const page = { url: 'https://data.saint-maur.com/', host: 'data.saint-maur.com' };
  const tab = navigationCommitted(openTab('0'), { at: START, url: page.url, documentId: 'A' }, true);
  const event = asks(1200, 'https://www.google.com/recaptcha/', 'uid=1');
  const of = (origin: Partial<EventOrigin>): EventOrigin => ({ ...ofDocument(null), frameId: 7, ...origin });
  const attempts = ({ visit }: Tab): string[] => Object.values(visit?.attempts ?? {}).map(({ name }) => name);

  test('is the page’s where that lies around it, which is remembered for what lies in it', () => {
    const inTop = of({ documentId: 'F', parentDocumentId: 'A' });
    const inFrame = of({ documentId: 'G', parentDocumentId: 'F' });
    expect(isOfUnknown(tab, inTop)).toBe(false);
    expect(isOfUnknown(tab, inFrame)).toBe(true);
    const after = observeInTab(tab, event, inTop);
    expect(attempts(after)).toEqual(['uid']);
    expect(isOfUnknown(after, inFrame)).toBe(false);
  });

  test('is the page’s where its frame was told of when it came', () => {
    const inTop = frameCommitted(tab, { documentId: 'F', parentDocumentId: 'A', frameId: 8 });
    const inFrame = frameCommitted(inTop, { documentId: 'G', parentDocumentId: 'F', frameId: 9 });
    expect(isOfUnknown(inFrame, of({ documentId: 'G', parentDocumentId: null }))).toBe(false);
    // Firefox does not name the document of what is kept alive.
    expect(isOfUnknown(inFrame, of({ frameId: 9 }))).toBe(false);
    expect(isOfUnknown(inFrame, of({ frameId: 10 }))).toBe(true);
    for (const strangers of [
      { documentId: 'H', parentDocumentId: 'of a page that was left', frameId: 10 },
      { documentId: 'H', parentDocumentId: null, frameId: 10 },
      { documentId: null, parentDocumentId: 'A', frameId: 10 },
    ])
      expect(frameCommitted(inFrame, strangers)).toEqual(inFrame);
    expect(frameCommitted(openTab('0'), { documentId: 'F', parentDocumentId: 'A', frameId: 8 })).toEqual(openTab('0'));
  });

  test('is that of the page that was left where its frame was told of after that (Firefox)', () => {
    const next = navigationCommitted(tab, { at: START + 1000, url: page.url, documentId: 'B' }, true);
    const told = frameCommitted(next, { documentId: 'F', parentDocumentId: 'A', frameId: 8 });
    const after = observeInTab(told, event, of({ frameId: 8 }));
    expect(attempts(after)).toEqual([]);
    expect(Object.values(after.past[0]?.attempts ?? {}).map(({ name }) => name)).toEqual(['uid']);
  });

  test('is nobody’s where its frame is not to be found', () => {
    for (const origin of [of({ frameId: 8 }), of({ frameId: 8, documentId: 'F' })])
      expect(observeInTab(tab, event, origin)).toEqual(tab);
    // A background that goes on from before browsers named documents, or whose tab does not tell its own.
    const nameless = navigationCommitted(openTab('0'), { at: START, url: page.url, documentId: null }, true);
    expect(attempts(observeInTab(nameless, event, of({ frameId: 8 })))).toEqual(['uid']);
  });

  test('is that of the page that was left, though its tab’s top frame had one number for both (Chromium)', () => {
    const top = of({ frameId: 3 });
    // While the page is not what the tab shows, a frame on its way is told to lie in its top frame under this number.
    const early = observeInTab(tab, event, { ...top, documentId: 'A' });
    const next = navigationCommitted(early, { at: START + 1100, url: page.url, documentId: 'B' }, true);
    const shown = observeInTab(next, asks(1150, 'https://maps.partner.example/', 'map=1'), { ...top, documentId: 'B' });
    for (const documentId of ['A', 'of a page that is not watched']) {
      const late = { ...top, documentId, shown: ['B'] };
      const after = observeInTab(shown, asks(1200, 'https://late.partner.example/', 'late=1'), late);
      expect(attempts(after)).toEqual(['map']);
    }
  });

  test.each([
    ['the page’s where the tab shows it', ['A', 'F', 'G'], ['uid']],
    ['the page’s where the tab shows what lies around it', ['A', 'F'], ['uid']],
    ['nobody’s where the tab shows neither', ['A', 'H'], []],
    ['nobody’s where the tab shows the page alone', ['A'], []],
  ])('is %s', (_whose, shown, names) => {
    const after = observeInTab(tab, event, of({ documentId: 'G', parentDocumentId: 'F', shown }));
    expect(attempts(after)).toEqual(names);
    expect(after.early).toEqual([]);
  });

  test('waits for its page where the tab shows another one, which is not told of yet', () => {
    const waiting = observeInTab(tab, event, of({ documentId: 'F', shown: ['B', 'F'] }));
    expect(attempts(waiting)).toEqual([]);
    const shown = navigationCommitted(waiting, { at: START + 1100, url: page.url, documentId: 'B' }, true);
    expect(attempts(shown)).toEqual(['uid']);
  });

  test.each([
    ['the page’s', 'https://data.saint-maur.com/worker.js', ['uid']],
    ['nobody’s, of another host,', 'https://www.journal.example/', []],
  ])('is %s where only the page’s address is told (Firefox)', (_whose, pageUrl, names) => {
    const origin = of({ frameId: 0, pageUrl });
    expect(isOfUnknown(tab, origin)).toBe(false);
    expect(attempts(observeInTab(tab, event, origin))).toEqual(names);
  });
});

test.each([
  ['the page’s that was left, as long as that may be answered', 60_999, [[], ['uid']]],
  ['the page’s that is shown, which may have gone to that address without being loaded', 61_000, [['uid'], []]],
])('what is told by the address of the page before alone (Firefox) is %s', (_whose, at, expected) => {
  const url = 'https://data.saint-maur.com/explore/dataset/arbres/';
  const first = navigationCommitted(openTab('0'), { at: START, url, documentId: 'A' }, true);
  const home = 'https://data.saint-maur.com/explore/';
  const second = navigationCommitted(first, { at: START + 1000, url: home, documentId: 'B' }, true);
  const after = observeInTab(second, asks(at, 'https://www.google.com/', 'uid=1'), {
    ...ofDocument(null),
    pageUrl: url,
  });
  const names = [after.visit, after.past[0]].map((one) => Object.values(one?.attempts ?? {}).map(({ name }) => name));
  expect(names).toEqual(expected);
});

test.each([
  ['before the page came is that of the page before', 999, [[], ['uid']]],
  ['since the page is there is its own', 1001, [['uid'], []]],
])('what is told by the address of both pages (Firefox), and was sent %s', (_whose, sent, expected) => {
  const url = 'https://data.saint-maur.com/explore/';
  const first = navigationCommitted(openTab('0'), { at: START, url, documentId: 'A' }, true);
  const second = navigationCommitted(first, { at: START + 1000, url, documentId: 'B' }, true);
  const origin = { ...ofDocument(null), pageUrl: url, sentAt: START + sent };
  const after = observeInTab(second, asks(1500, 'https://www.google.com/', 'uid=1'), origin);
  const names = [after.visit, after.past[0]].map((one) => Object.values(one?.attempts ?? {}).map(({ name }) => name));
  expect(names).toEqual(expected);
});

test('what comes minutes after the page that asked for it was left is not the next one’s (Firefox)', () => {
  const url = 'https://data.saint-maur.com/explore/';
  const first = navigationCommitted(openTab('0'), { at: START, url, documentId: 'A' }, true);
  const second = navigationCommitted(first, { at: START + 1000, url, documentId: 'B' }, true);
  const seen = observeInTab(second, sees(89_000), ofDocument('B'));
  const answer = asks(90_000, 'https://www.google.com/', 'uid=1');
  const asked = (sent: number) => {
    const { visit } = observeInTab(seen, answer, { ...ofDocument(null), pageUrl: url, sentAt: START + sent });
    return Object.keys(visit?.attempts ?? {}).length;
  };
  expect([999, 1001].map(asked)).toEqual([0, 1]);
});

test('what is told by the address of a page that was left before the last one is nobody’s (Firefox)', () => {
  const [first = '', ...urls] = ['a', 'b', 'c'].map((page) => `https://data.saint-maur.com/${page}/`);
  const shown = [first, ...urls].reduce(
    (tab, url, at) => navigationCommitted(tab, { at: START + at * 1000, url, documentId: url }, true),
    openTab('0'),
  );
  const origin = { ...ofDocument(null), pageUrl: first, sentAt: START + 999 };
  const after = observeInTab(shown, asks(2500, 'https://www.google.com/', 'uid=1'), origin);
  expect([after.visit, ...after.past].map((one) => Object.keys(one?.attempts ?? {}))).toEqual([[], [], []]);
});

test('a page that was found to be shown, before its arrival was told, arrived when that says', () => {
  const url = 'https://data.saint-maur.com/';
  const started = navigationStarted(openTab('0'), { at: START, requestId: '1', url });
  const found = navigationCommitted(started, { at: START + 500, url, documentId: 'one' }, true);
  const told = navigationCommitted(found, { at: START + 100, url, documentId: 'one' }, true);
  expect(told).toMatchObject({
    past: [],
    visit: { startedAt: START, committedAt: START + 100, observedFromStart: true },
  });
  // Firefox does not name the document of what is kept alive.
  const asked = observeInTab(told, asks(200, 'https://www.google.com/recaptcha/', 'uid=1'), ofDocument(null));
  expect(Object.values(asked.visit?.attempts ?? {}).map(({ name }) => name)).toEqual(['uid']);
});

test('a navigation that comes from the browser’s cache is answered by nobody', () => {
  const url = 'https://data.saint-maur.com/';
  const first = navigationAnswered(navigationStarted(openTab('0'), { at: START, requestId: '1', url }), '1');
  const ended = [navigationFailed(first, '1'), navigationAbandoned(first, { url, documentId: null })];
  for (const tab of ended) {
    const again = navigationStarted(tab, { at: START + 10, requestId: '2', url });
    const shown = navigationCommitted(again, { at: START + 20, url, documentId: 'one' }, true);
    expect(shown).toMatchObject({ next: null, visit: { observedFromStart: true } });
  }
});

test('a third party’s frame without storage access does not explain a cookie outside of the page’s partition', () => {
  const partitioned = { ...captcha, partition: 'https://saint-maur.com' };
  const frame = { host: 'www.google.com', url: CAPTCHA, cookieNames: ['_GRECAPTCHA'] };
  const jar = [holds(500, captcha, partitioned)] as const;
  expect(seen(sees(120, { ...frame, storageAccess: false }), stored(110, partitioned), ...jar)).toEqual([
    ['_GRECAPTCHA', 'stored', 'new', 110],
  ]);
  expect(seen(sees(120, { ...frame, storageAccess: true }), ...jar)).toHaveLength(2);
  const twins = holds(5000, captcha, { ...captcha, domain: 'google.com', hostOnly: false });
  const moments = seen(sees(120, { ...frame, storageAccess: true }), twins).map(([, , , at]) => at);
  expect(moments).toEqual([120, 120]);
});

test('other tabs’ third parties do not fill a visit', () => {
  const busy = Array.from({ length: 500 }, (_, index) => stored(index, { ...captcha, name: `n${String(index)}` }));
  const visit = after(visitTo(), ...busy, stored(600, jarCookie('own')));
  expect(Object.keys(visit.cookies).length).toBeLessThanOrEqual(101);
  expect(leftOutOf(visit)).toBe(0);
  expect(trackersOf(visit).map(({ name }) => name)).toEqual(['own']);
});

test('the click that made a choice is remembered through many later ones', () => {
  const clicks = Array.from({ length: 50 }, (_, index) => sees(5000 + index, { gestureAt: START + 5000 + index }));
  const visit = after(
    visitTo(),
    chooses(0),
    sees(1000, { gestureAt: START + 1000 }),
    chooses(1010, readPreferences('{"ga":true}')),
    ...clicks,
  );
  expect(visit.gestures[0]).toBe(START + 1000);
  expect(visit.gestures.length).toBeLessThanOrEqual(21);
  expect(coveringAt(visit.choices, visit.gestures, about('google-analytics'), START + 1003).coverage).toBe('granted');
});

test('a page made ready beforehand was not observed from its start when it is shown', () => {
  const url = 'https://data.saint-maur.com/explore/';
  const prefetched = navigationStarted(openTab('0'), { at: START, requestId: '1', url });
  const ready = documentPrerendered(prefetched, 'R');
  const shown = (documentId: string) => navigationCommitted(ready, { at: START + 90, url, documentId }, true).visit;
  expect(shown('R')?.observedFromStart).toBe(false);
  expect(shown('another')?.observedFromStart).toBe(true);
});

test('a choice written again and again does not forget how it began', () => {
  const rewritten = Array.from({ length: 400 }, (_, index) =>
    chooses(100 + index, readPreferences(`{"ga":true,"timestamp":${String(1_795_000_000 + index)}}`)),
  );
  const visit = after(visitTo(), chooses(0), ...rewritten);
  expect(visit.choices.length).toBeLessThanOrEqual(200);
  expect(coveringAt(visit.choices, [], about('google-analytics'), START + 50).coverage).toBe('none');
});
