import { describe, expect, test } from 'vitest';
import {
  navigationCommitted,
  navigationFailed,
  navigationStarted,
  type NavigationCommit,
  type NavigationStart,
} from '../../../lib/visit/tab-navigations.ts';
import { observeInTab, type EventOrigin } from '../../../lib/visit/observe-in-tab.ts';
import {
  observeFor,
  observeStore,
  openTab,
  isSame,
  isWorthKeeping,
  unobserved,
  type Tab,
} from '../../../lib/visit/tab.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import type { Visit } from '../../../lib/visit/visit.ts';
import { asks, holds, jarCookie, ofDocument, PAGE, replaced, sees, START, stored } from './events.ts';
import { lastSetOf } from './seen.ts';

const OTHER = 'https://data.dunkerque-agglo.fr/';
const nowhere = openTab('0');

const started = (tab: Tab, at: number, requestId: string, url = PAGE): Tab =>
  navigationStarted(tab, { at: START + at, requestId, url } satisfies NavigationStart);
const committed = (tab: Tab, at: number, url = PAGE, documentId: string | null = 'document-1', watched = true): Tab =>
  navigationCommitted(tab, { at: START + at, url, documentId } satisfies NavigationCommit, watched);
const ofRequest = (navigationRequestId: string): EventOrigin => ({
  navigationRequestId,
  documentId: null,
  parentDocumentId: null,
  frameId: 0,
  pageUrl: null,
});
const attempts = (visit: Visit | null): string[] => Object.values(visit?.attempts ?? {}).map(({ name }) => name);

const shown = committed(started(nowhere, 0, 'request-1'), 50);

describe('a navigation', () => {
  test('that begins leaves the tab showing what it showed', () => {
    const tab = started(shown, 1000, 'request-2', OTHER);
    expect(tab.visit).toEqual(shown.visit);
    expect(tab.next).toMatchObject({ host: 'data.dunkerque-agglo.fr', requestId: 'request-2', committedAt: null });
  });

  test('that arrives begins a visit that counts from the request', () => {
    expect(shown.next).toBeNull();
    expect(shown.visit).toMatchObject({
      startedAt: START,
      requestId: 'request-1',
      documentId: 'document-1',
      committedAt: START + 50,
      url: PAGE,
      host: 'data.saint-maur.com',
      site: 'https://saint-maur.com',
      observedFromStart: true,
    });
  });

  test('that is told of only when it arrives begins a visit then, seen from its start once the request is told (Firefox)', () => {
    const early = committed(nowhere, 50);
    expect(early.visit).toMatchObject({ startedAt: START + 50, requestId: null, observedFromStart: false });
    expect(started(early, 0, 'request-1').visit).toMatchObject({
      startedAt: START,
      requestId: 'request-1',
      observedFromStart: true,
    });
  });

  test('to a page made ready beforehand, of which no request was seen, was not observed from its start', () => {
    expect(committed(shown, 900, PAGE, 'document-9').visit?.observedFromStart).toBe(false);
  });

  test('whose request is told of after its arrival is one visit, with its cookies (Firefox)', () => {
    const change = observeStore(committed(nowhere, 50), () => [stored(40, jarCookie('sessionid'))]);
    const tab = observeInTab(
      started(change, 0, 'request-1'),
      asks(30, PAGE, 'sessionid=1; Path=/'),
      ofRequest('request-1'),
    );
    expect(tab.next).toBeNull();
    expect(tab.visit).toMatchObject({ startedAt: START, requestId: 'request-1', committedAt: START + 50 });
    expect(tab.visit && trackersOf(tab.visit)).toMatchObject([
      { name: 'sessionid', state: 'stored', firstSeenAt: START + 30 },
    ]);
  });

  test('that begins after the arrival of a document without a request is another one', () => {
    const tab = started(committed(nowhere, 50), 60, 'request-2');
    expect(tab.visit?.requestId).toBeNull();
    expect(tab.next?.requestId).toBe('request-2');
  });

  test('that begins long before that arrival, by a clock that was set back since, is another one too', () => {
    const tab = started(committed(nowhere, 50), -1_800_000, 'request-2');
    expect(tab.visit?.requestId).toBeNull();
    expect(tab.next?.requestId).toBe('request-2');
  });

  test('keeps the click that its page told of before it was told to be shown', () => {
    const clicked = { ...sees(60), gestureAt: START + 55 };
    const tab = committed(observeInTab(started(nowhere, 0, 'request-1'), clicked, ofDocument(null)), 50);
    expect(tab.visit?.gestures).toEqual([START + 55]);
  });

  test('says the same whichever of request and arrival is told first', () => {
    const late = started(committed(nowhere, 50), 0, 'request-1');
    expect(late).toEqual(shown);
  });

  test('arrives without query, fragment and credentials', () => {
    const tab = committed(nowhere, 50, `https://name:secret@data.saint-maur.com/explore/?q=secret#secret`);
    expect(tab.visit?.url).toBe(PAGE);
  });

  test.each(['about:blank', 'chrome://settings/', 'data:text/html,x', ''])('to %j ends the visit', (url) => {
    expect(committed(shown, 1000, url, 'document-2')).toMatchObject({ visit: null, next: null });
    expect(started(started(shown, 900, 'request-2'), 1000, 'request-3', url)).toEqual(shown);
  });

  test('to a site that is not watched ends the visit', () => {
    const tab = committed(started(shown, 900, 'request-2', OTHER), 1000, OTHER, 'document-2', false);
    expect(tab).toMatchObject({ visit: null, next: null });
  });

  test('to another host than the one that began is a visit of its own', () => {
    const tab = committed(started(nowhere, 0, 'request-1'), 50, OTHER);
    expect(tab.visit).toMatchObject({ host: 'data.dunkerque-agglo.fr', requestId: null, startedAt: START + 50 });
    expect(tab.next).toBeNull();
  });

  test('that failed leaves the tab showing what it showed', () => {
    const tab = started(shown, 1000, 'request-2', OTHER);
    expect(navigationFailed(tab, 'request-2')).toEqual(shown);
    expect(navigationFailed(tab, 'request-1')).toBe(tab);
    expect(navigationFailed(shown, 'request-1')).toBe(shown);
  });

  test('that begins before another has arrived takes its place', () => {
    expect(started(started(shown, 1000, 'request-2'), 1100, 'request-3', OTHER).next).toMatchObject({
      requestId: 'request-3',
      host: 'data.dunkerque-agglo.fr',
      startedAt: START + 1100,
    });
  });
});

describe('a redirect, which begins a navigation again under its request', () => {
  const home = 'https://data.saint-maur.com/';
  const asked = observeInTab(
    started(nowhere, 0, 'request-1', home),
    asks(10, home, 'sessionid=1; Path=/'),
    ofRequest('request-1'),
  );

  test('within the site keeps the moment and the cookies of the first answer', () => {
    const tab = committed(started(asked, 20, 'request-1'), 50);
    expect(tab.visit).toMatchObject({ startedAt: START, url: PAGE });
    expect(attempts(tab.visit)).toEqual(['sessionid']);
  });

  test('to another host of the site changes the host', () => {
    const tab = started(asked, 20, 'request-1', 'https://www.saint-maur.com/');
    expect(tab.next).toMatchObject({ host: 'www.saint-maur.com', startedAt: START });
    expect(attempts(tab.next)).toEqual(['sessionid']);
  });

  test('to another site keeps the moment, and leaves the cookies of the first answer behind', () => {
    const tab = committed(started(asked, 20, 'request-1', OTHER), 50, OTHER);
    expect(tab.visit).toMatchObject({ startedAt: START, host: 'data.dunkerque-agglo.fr' });
    expect(attempts(tab.visit)).toEqual([]);
  });
});

test.each([
  ['another site', 'https://www.example.net/', false],
  ['another host of its site', 'https://www.saint-maur.com/', true],
  ['its own host', PAGE, false],
])('a page of which no request was told comes after an unwatched one of %s', (_what, url, isAfterSister) => {
  const before = committed(nowhere, 0, url, 'document-1', false);
  expect(committed(before, 1000, PAGE, 'document-2').visit?.afterSister).toBe(isAfterSister);
});

describe('a document that the tab showed before', () => {
  const seen = observeInTab(shown, asks(60, PAGE, 'a=1; Path=/'), ofDocument('document-1'));
  const away = committed(started(seen, 1000, 'request-2', OTHER), 1050, OTHER, 'document-2');

  test('goes on with its visit when it comes back alive', () => {
    const back = committed(away, 2000);
    expect({ ...back.visit, back: null }).toEqual({ ...seen.visit, latestAt: START + 2000 });
    expect(back.past).toEqual([away.visit]);
  });

  test('goes on with it from a page that is not watched', () => {
    const back = committed(committed(seen, 1050, OTHER, 'document-2', false), 2000);
    expect({ ...back.visit, back: null }).toEqual({ ...seen.visit, latestAt: START + 2000 });
  });

  test.each([
    [0, 2500, null],
    [0, 2501, 2501],
    [300, 2800, null],
    [300, 2801, 2801],
  ])('is not charged with what the page before it did, told of %i milliseconds late: at %i', (late, at, setAt) => {
    const above = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });
    const had = observeStore(seen, () => [holds(500, above)]);
    const gone = committed(had, 1050, 'https://www.saint-maur.com/', 'document-2', false);
    const commit = { at: START + 2000, toldAt: START + 2000 + late, url: PAGE, documentId: 'document-1' };
    const back = navigationCommitted(gone, commit, true);
    const told = (name: string) => {
      const cookie = name === '_ga' ? above : jarCookie(name);
      const after = observeStore(back, () => [replaced(at, cookie), stored(at, cookie)]);
      return after.visit && lastSetOf(trackersOf(after.visit).find((tracker) => tracker.name === name));
    };
    expect(told('_ga')).toBe(setAt === null ? null : START + setAt);
    // What no other host can have is its own.
    expect(told('own')).toBe(START + at);
  });

  test.each([
    ['another site', 'https://www.example.net/', 2001],
    ['no site', 'about:blank', 2001],
    ['its own site', PAGE, 2501],
  ])('is charged with what it does at once, from a page of %s from %s', (_what, url, first) => {
    const above = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });
    const back = committed(committed(seen, 1050, url, 'document-2', url === PAGE), 2000);
    const setAt = (at: number) => {
      const after = observeStore(back, () => [stored(at, above)]);
      return after.visit && lastSetOf(trackersOf(after.visit).find(({ name }) => name === '_ga'));
    };
    expect([setAt(first - 1), setAt(first)]).toEqual([null, START + first]);
  });

  test.each([
    ['is not charged with what the page that was left had a third party set', 2500, false, false],
    ['is charged with what comes later', 2501, false, true],
    ['is charged with what it asked for at once', 2100, true, true],
  ])('%s', (_what, at, isAsked, isSet) => {
    const url = 'https://adnetwork.example/p.gif';
    const uid = jarCookie('uid', { domain: 'adnetwork.example' });
    const ask = (tab: Tab, moment: number) => observeInTab(tab, asks(moment, url, 'uid=1'), ofDocument('document-1'));
    const asked = observeStore(ask(seen, 500), () => [stored(503, uid)]);
    for (const left of ['https://www.example.net/', 'https://www.saint-maur.com/']) {
      const back = committed(committed(asked, 1050, left, 'document-2', false), 2000);
      const after = observeStore(isAsked ? ask(back, at - 3) : back, () => [replaced(at, uid), stored(at, uid)]);
      const last = after.visit && lastSetOf(trackersOf(after.visit).find(({ name }) => name === 'uid'));
      expect(last).toBe(START + (isSet ? at : 503));
    }
  });

  test('that is loaded anew is a new visit', () => {
    const again = committed(started(away, 2000, 'request-3'), 2050, PAGE, 'document-3');
    expect(again.visit).toMatchObject({ startedAt: START + 2000, attempts: {} });
  });

  test('takes note of the jar while it waits', () => {
    const told = observeStore(away, () => [stored(1500, jarCookie('b'))]);
    expect(Object.values(committed(told, 2000).visit?.cookies ?? {}).map(({ name }) => name)).toEqual(['b']);
  });

  test('may come back from a page of its domain, where nothing was heard for a while of the one unwatched before it', () => {
    const above = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });
    const away = unobserved(committed(seen, 1050, 'https://www.example.net/', 'document-2', false));
    const after = observeStore(committed(away, 2000), () => [stored(2100, above)]);
    expect(after.visit && trackersOf(after.visit).find(({ name }) => name === '_ga')?.sets).toEqual([]);
  });

  test('is charged with what a third party keeps in its partition at once', () => {
    const uid = jarCookie('uid', { domain: 'adnetwork.example', partition: 'https://saint-maur.com' });
    const back = committed(committed(seen, 1050, 'https://www.example.net/', 'document-2', false), 2000);
    const after = observeStore(back, () => [stored(2100, uid)]);
    expect(after.visit && lastSetOf(trackersOf(after.visit).find(({ name }) => name === 'uid'))).toBe(START + 2100);
  });

  test('that was left for a page unwatched, and left again, says no more of that page', () => {
    const other = committed(committed(away, 2000), 3000, 'https://www.example.net/', 'document-3', false);
    const [here, there] = [other.unwatched, committed(other, 4000).unwatched];
    expect([here, there]).toEqual(['www.example.net', undefined]);
  });

  test('is forgotten when eight others were shown since', () => {
    const documents = Array.from({ length: 9 }, (_, index) => index + 2);
    const far = documents.reduce((tab, index) => committed(tab, index * 1000, PAGE, `document-${index}`), seen);
    expect(far.past.map(({ documentId }) => documentId)).not.toContain('document-1');
    expect(committed(far, 99_000).visit).toMatchObject({ startedAt: START + 99_000, attempts: {} });
  });

  test('without an id of the browser’s cannot come back', () => {
    const unnamed = committed(nowhere, 50, PAGE, null);
    expect(committed(committed(unnamed, 1000, OTHER, null), 2000, PAGE, null).visit?.startedAt).toBe(START + 2000);
  });

  test('is worth keeping, as is what the tab shows or awaits', () => {
    const leaving = committed(seen, 1050, 'about:blank', 'document-2');
    expect([nowhere, started(nowhere, 0, 'request-1'), shown, leaving].map(isWorthKeeping)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('while the next page is on its way, an event', () => {
  const tab = started(shown, 1000, 'request-2');
  const event = asks(1010, PAGE, 'a=1');
  test.each<[string, EventOrigin, 'visit' | 'next' | null]>([
    ['of its request goes to the next page', ofRequest('request-2'), 'next'],
    ['of the shown page’s request goes to the shown page', ofRequest('request-1'), 'visit'],
    ['of a request that nobody knows goes nowhere', ofRequest('request-0'), null],
    ['of the shown document goes to the shown page', ofDocument('document-1'), 'visit'],
    ['of no known document goes to the shown page', ofDocument(null), 'visit'],
  ])('%s', (_what, origin, place) => {
    const told = observeInTab(tab, event, origin);
    expect([attempts(told.visit).length, attempts(told.next).length]).toEqual([
      Number(place === 'visit'),
      Number(place === 'next'),
    ]);
  });

  test('of a document to come waits for it, though its navigation has not been told either', () => {
    const told = observeInTab(shown, event, ofDocument('document-2'));
    expect(attempts(told.visit)).toEqual([]);
    expect(attempts(committed(started(told, 1000, 'request-2'), 1050, PAGE, 'document-2').visit)).toEqual(['a']);
    expect(attempts(started(committed(told, 1050, PAGE, 'document-2'), 1000, 'request-2').visit)).toEqual(['a']);
  });

  test('of the document to come waits until that document is shown', () => {
    const told = observeInTab(tab, event, ofDocument('document-2'));
    expect([attempts(told.visit), attempts(told.next)]).toEqual([[], []]);
    expect(attempts(committed(told, 1050, PAGE, 'document-2').visit)).toEqual(['a']);
    expect(attempts(committed(told, 1050, PAGE, 'document-3').visit)).toEqual([]);
  });

  test('of a page that is left, which nobody watches, is not charged to the portal to come', () => {
    const leaving = started(nowhere, 0, 'request-1');
    for (const origin of [ofDocument(null), ofDocument('document-of-the-news-site')]) {
      const told = committed(observeInTab(leaving, event, origin), 50);
      expect(attempts(told.visit)).toEqual([]);
    }
  });

  test('twice, once from each document, is told apart by the document', () => {
    const old = sees(1020, { localStorage: ['old'] });
    const young = sees(1030, { localStorage: ['young'], first: true });
    const told = observeInTab(observeInTab(tab, young, ofDocument('document-2')), old, ofDocument('document-1'));
    expect(Object.values(told.visit?.items ?? {}).map(({ name }) => name)).toEqual(['old']);
    const { visit } = committed(told, 1050, PAGE, 'document-2');
    expect(Object.values(visit?.items ?? {}).map(({ name }) => name)).toEqual(['young']);
  });

  test('of the jar, which tells of no document, goes to both', () => {
    const told = observeStore(tab, () => [stored(1020, jarCookie('a'))]);
    expect([told.visit, told.next].map((visit) => Object.keys(visit?.cookies ?? {}).length)).toEqual([1, 1]);
  });

  test('of a tab that shows nothing is of no use', () => {
    expect(observeInTab(nowhere, event, ofDocument(null))).toEqual(nowhere);
    expect(observeStore(nowhere, () => [stored(10, jarCookie('a'))])).toEqual(nowhere);
  });
});

const HOST = new URL(PAGE).hostname;

describe('a reading of the jar', () => {
  const tab = started(shown, 1000, 'request-2');
  const reading = holds(1010, jarCookie('a'));
  test.each([
    ['for the shown page is of that page', START, HOST, [1, 0]],
    ['for the next page is of that page', START + 1000, HOST, [0, 1]],
    ['for a page that has gone is void', START - 1000, HOST, [0, 0]],
    ['for a host that has redirected since is void', START + 1000, 'old.saint-maur.com', [0, 0]],
  ])('%s', (_what, startedAt, host, expected) => {
    const told = observeFor(tab, { startedAt, host }, reading);
    expect([told.visit, told.next].map((visit) => Object.keys(visit?.cookies ?? {}).length)).toEqual(expected);
  });
});

test('a tab says the same when the background ends after every step', () => {
  const copy = (tab: Tab): Tab => JSON.parse(JSON.stringify(tab)) as Tab;
  const steps: ((tab: Tab) => Tab)[] = [
    (tab) => started(tab, 0, 'request-1'),
    (tab) => observeInTab(tab, asks(10, PAGE, 'a=1; Path=/'), ofRequest('request-1')),
    (tab) => observeStore(tab, () => [stored(13, jarCookie('a'))]),
    (tab) => committed(tab, 50),
    (tab) => observeFor(tab, { startedAt: START, host: HOST }, holds(300, jarCookie('a'))),
    (tab) => started(tab, 1000, 'request-2', OTHER),
    (tab) => navigationFailed(tab, 'request-2'),
    (tab) => observeInTab(tab, sees(1100, { localStorage: ['_grecaptcha'] }), ofDocument('document-1')),
  ];
  const whole = steps.reduce((tab, step) => step(tab), nowhere);
  expect(steps.reduce((tab, step) => copy(step(copy(tab))), nowhere)).toEqual(whole);
  expect(whole.visit && trackersOf(whole.visit).map(({ name }) => name)).toEqual(['a', '_grecaptcha']);
});

describe('a third party’s cookie that a page brought into the partition', () => {
  const url = 'https://chips.adnetwork.example/p.gif';
  const cid = jarCookie('cid', {
    domain: 'chips.adnetwork.example',
    partition: 'https://saint-maur.com',
    secure: true,
  });
  const seenBy = (tab: Tab, ...events: readonly Parameters<typeof observeFor>[2][]): Tab =>
    events.reduce((before, event) => observeFor(before, before.visit ?? { startedAt: 0, host: HOST }, event), tab);
  const brought = seenBy(
    shown,
    asks(100, url, 'cid=1; Path=/; Secure; SameSite=None; Partitioned'),
    stored(103, cid),
    holds(400, cid),
  );
  const next = (tab: Tab, at: number, name: string, to = PAGE) =>
    committed(started(tab, at, name, to), at + 50, to, name);
  const idle = (tab: Tab, at: number) => {
    const { visit } = seenBy(tab, holds(at, cid));
    return visit && trackersOf(visit)[0]?.idle;
  };

  test('is no idle one on the next pages of its host', () => {
    const second = next(brought, 1000, 'second');
    expect(idle(second, 1400)).toBe(false);
    expect(idle(next(second, 2000, 'third'), 2400)).toBe(false);
  });

  test('is no idle one where the clock was set back before the next page', () => {
    const hour = 3_600_000;
    expect(idle(next(brought, 1000 - hour, 'second'), 1400 - hour)).toBe(false);
  });

  test('is an idle one where it was set on the way to the next page', () => {
    const answered = asks(1010, url, 'cid=1; Path=/; Secure; SameSite=None; Partitioned');
    const late = seenBy(brought, answered, replaced(1013, cid), stored(1013, cid));
    expect(idle(next(late, 1000, 'second'), 1400)).toBe(true);
  });

  test('is an idle one where a page in another tab brought it', () => {
    const { cookies } = asks(100, url, 'cid=1; Path=/; Secure; SameSite=None; Partitioned');
    const others = seenBy(shown, { type: 'elsewhere', at: START + 100, cookies }, stored(103, cid), holds(400, cid));
    expect(others.visit && trackersOf(others.visit)).toMatchObject([{ elsewhere: true, idle: false }]);
    expect(idle(next(others, 1000, 'second'), 1400)).toBe(true);
  });

  test('is an idle one on another host of the site, and where no page brought it', () => {
    expect(idle(next(brought, 1000, 'second', 'https://autres.saint-maur.com/'), 1400)).toBe(true);
    expect(idle(next(seenBy(shown, holds(400, cid)), 1000, 'second'), 1400)).toBe(true);
  });
});

describe('a tab', () => {
  test('is the same when nothing has come to it, and another when anything has', () => {
    const next = started(shown, 1000, 'request-2', OTHER);
    const away = committed(next, 1050, OTHER, 'document-2');
    const early = observeInTab(shown, asks(60, PAGE, 'a=1'), ofDocument('document-9'));
    for (const tab of [nowhere, shown, next, away, early])
      expect(isSame(tab, { ...tab, past: [...tab.past] })).toBe(true);
    const changes: [Tab, Partial<Tab>][] = [
      [shown, { visit: away.visit }],
      [shown, { visit: null }],
      [shown, { unwatched: 'www.example.net' }],
      [shown, { next: next.next }],
      [shown, { answered: 'request-2' }],
      [shown, { early: early.early }],
      [shown, { prerendered: ['document-3'] }],
      [shown, { past: away.past }],
      [away, { past: away.past.map((visit) => ({ ...visit })) }],
    ];
    for (const [tab, change] of changes) expect(isSame(tab, { ...tab, ...change })).toBe(false);
  });
});

test('a tab that nothing was heard of for a while goes on, with no visit seen from its start', () => {
  const there = committed(started(shown, 1000, 'request-2', OTHER), 1050, OTHER, 'document-2');
  const whole = { ...started(there, 2000, 'request-3'), answered: 'request-3' };
  const all = (tab: Tab) => [tab.visit, tab.next, ...tab.past];
  const after = unobserved(whole);
  expect(all(whole).map((visit) => visit?.observedFromStart)).toEqual([true, true, true]);
  expect(all(after).map((visit) => visit?.observedFromStart)).toEqual([false, false, false]);
  expect(all(after).map((visit) => visit?.url)).toEqual([OTHER, PAGE, PAGE]);
  expect(after.answered).toBe('request-3');
  expect(unobserved(nowhere)).toEqual(nowhere);
});
