import { describe, expect, test } from 'vitest';
import { undecided, type Choice } from '../../../lib/consent/choice.ts';
import {
  navigationAbandoned,
  navigationAnswered,
  navigationBegun,
  navigationCommitted,
  navigationFailed,
  navigationLeft,
  navigationStarted,
} from '../../../lib/visit/tab-navigations.ts';
import { observeInTab } from '../../../lib/visit/observe-in-tab.ts';
import { observeFor, observeOthers, openTab, type Tab } from '../../../lib/visit/tab.ts';
import type { Visit } from '../../../lib/visit/visit.ts';
import { asks, chooses, ofDocument, PAGE, SITE, START } from './events.ts';

const OTHER = 'https://data.dunkerque-agglo.fr/';
const ELSEWHERE = 'https://www.example.net/';

const started = (tab: Tab, at: number, requestId: string, url = PAGE): Tab =>
  navigationStarted(tab, { at: START + at, requestId, url });
const shows = (tab: Tab, at: number, url = PAGE): Tab =>
  navigationCommitted(tab, { at: START + at, url, documentId: 'document-1' }, true);

const shown = shows(started(openTab('0'), 0, 'request-1'), 50);
const going = started(shown, 1000, 'request-2');
const answered = navigationAnswered(going, 'request-2');

describe('a navigation to a site that is not watched', () => {
  const leaving = (tab: Tab, requestId: string) => navigationLeft(tab, { at: START + 1100, requestId, url: ELSEWHERE });

  test('keeps what the portal answered where it redirects there, for it may come back', () => {
    expect(leaving(going, 'request-2')).toBe(going);
  });

  test('takes the place of one that was on its way', () => {
    expect(leaving(going, 'request-3')).toEqual(shown);
  });

  test('says nothing of a tab that goes nowhere else', () => {
    expect(leaving(shown, 'request-3')).toBe(shown);
  });
});

describe('a navigation that ends without a document', () => {
  const ended = (tab: Tab, url: string, documentId: string | null = null) =>
    navigationAbandoned(tab, { url, documentId });

  test('as a download does leaves the tab showing what it showed', () => {
    expect(ended(answered, `${PAGE}?q=1`)).toEqual(shown);
    expect(ended(answered, PAGE, 'document-9')).toEqual(shown);
  });

  test('is told, of what the portal asked for with it, by the page that is shown, and by none of another host', () => {
    const asked = asks(1050, `${PAGE}file.csv`, '_ga=1; Max-Age=60', 'old=; Max-Age=0');
    const own = { ...ofDocument(null), navigationRequestId: 'request-2' };
    const others = { site: SITE, isIts: (visit: Visit) => visit.requestId === 'request-2' };
    const heard = observeOthers(observeInTab(answered, asked, own), asked, others);
    expect(Object.values(heard.visit?.elsewhere ?? {})).toEqual([[START + 1050]]);
    const slow = { ...asked, took: 2000 };
    const late = ended(observeInTab(answered, slow, own), PAGE).visit?.attempts ?? {};
    expect(Object.values(late)[0]?.slow).toEqual([{ at: START + 1050, sentAt: START - 950 }]);
    // Where the portal only leads to a file of another site, that is this one's doing.
    const led = asks(1060, 'https://files.example.net/', 'track=1; Max-Age=60; Secure; SameSite=None');
    expect(Object.values(ended(observeInTab(heard, led, own), PAGE).visit?.attempts ?? {})).toHaveLength(1);
    const another = { ...heard, visit: heard.visit && { ...heard.visit, host: 'data.dunkerque-agglo.fr' } };
    for (const end of [(tab: Tab) => ended(tab, PAGE), (tab: Tab) => navigationFailed(tab, 'request-2')]) {
      const { visit, next } = end(heard);
      expect(next).toBeNull();
      expect(Object.values(visit?.attempts ?? {})).toMatchObject([{ name: '_ga', moments: [START + 1050] }]);
      expect(Object.values(visit?.elsewhere ?? {})).toEqual([[]]);
      expect(end(another).visit?.attempts).toEqual({});
    }
    // One that nobody answered asked for nothing.
    expect(navigationFailed({ ...heard, answered: null }, 'request-2').visit?.attempts).toEqual({});
  });

  test('is not the one that goes elsewhere', () => {
    expect(ended(answered, OTHER)).toBe(answered);
  });

  test('is an earlier one when a second click has begun another', () => {
    const second = started(answered, 1100, 'request-3', OTHER);
    expect(ended(second, PAGE)).toEqual({ ...second, answered: null });
  });

  test('is none when no server has answered, or the document that is shown just does not load further', () => {
    expect(ended(going, PAGE)).toBe(going);
    expect(ended(answered, PAGE, 'document-1')).toBe(answered);
  });
});

test.each([
  [50, 0],
  [350, 300],
  [60_050, 10_000],
  [20, 0],
])('an arrival at 50 that is told of at %i is told %i milliseconds late', (told, toldLate) => {
  const commit = { at: START + 50, toldAt: START + told, url: PAGE, documentId: 'document-1' };
  const begun = started(openTab('0'), 0, 'request-1');
  expect(navigationCommitted(begun, commit, true).visit).toMatchObject({ committedAt: START + 50, toldLate });
  // One that was found to be shown before it was told of.
  expect(navigationCommitted(shows(begun, 500), commit, true).visit).toMatchObject({
    committedAt: START + 50,
    toldLate,
  });
});

describe('a document that is told of before its request (Firefox)', () => {
  const early = shows(openTab('0'), 50);

  test('is not what a request for another host began', () => {
    const tab = started(early, 0, 'request-1', OTHER);
    expect(tab.visit).toEqual(early.visit);
    expect(tab.next).toMatchObject({ requestId: 'request-1', host: 'data.dunkerque-agglo.fr' });
  });

  test('has one request: another of that time is another navigation', () => {
    const tab = started(shown, 40, 'request-2');
    expect(tab.visit).toEqual(shown.visit);
    expect(tab.next?.requestId).toBe('request-2');
  });

  test('leaves one alone that has begun since', () => {
    const first = navigationAnswered(started(openTab('0'), 0, 'request-1', OTHER), 'request-1');
    const both = shows(started(first, 40, 'request-2', OTHER), 50);
    expect(both.next?.requestId).toBe('request-2');
    const tab = started(both, 45, 'request-3');
    expect(tab.visit).toMatchObject({ requestId: 'request-3', startedAt: START + 45 });
    expect(tab.next?.requestId).toBe('request-2');
  });

  const line = 'id=x; Path=/; Secure; SameSite=None';
  const asked = (tab: Tab, at: number, requestId: string, url: string): Tab =>
    observeInTab(tab, asks(at, url, line), { ...ofDocument(null), navigationRequestId: requestId });
  const names = ({ visit }: Tab) => Object.values(visit?.attempts ?? {}).map(({ domain }) => domain);
  const SITE = 'data.saint-maur.com';

  test('goes on with what redirected to it and came back', () => {
    const away = started(early, 0, 'request-1', `${PAGE}away`);
    const back = started(
      navigationLeft(away, { at: START + 20, requestId: 'request-1', url: ELSEWHERE }),
      40,
      'request-1',
    );
    expect(back).toMatchObject({
      next: null,
      visit: { requestId: 'request-1', startedAt: START, observedFromStart: true },
    });
    const tab = asked(asked(back, 10, 'request-1', PAGE), 30, 'request-1', ELSEWHERE);
    expect(names(tab).toSorted()).toEqual([SITE, 'www.example.net']);
  });

  test.each([
    [
      'a site that is not watched',
      navigationLeft(early, { at: START, requestId: 'request-1', url: ELSEWHERE }),
      ELSEWHERE,
    ],
    ['another portal', started(early, 0, 'request-1', OTHER), OTHER],
  ])('does nothing of what %s did that redirected to it', (_which, before, url) => {
    const tab = started(before, 20, 'request-1');
    expect(tab).toMatchObject({ next: null, visit: { requestId: 'request-1', startedAt: START + 20 } });
    expect(names(asked(asked(tab, 10, 'request-1', url), 30, 'request-1', PAGE))).toEqual([SITE]);
  });

  test('keeps no choice of another host of its site that redirected to it', () => {
    const read = observeFor(
      started(openTab('0'), 0, 'request-1', 'https://old.saint-maur.com/'),
      { startedAt: START, host: 'old.saint-maur.com' },
      chooses(40),
    );
    expect(read.next?.choices).toHaveLength(1);
    expect(started(read, 200, 'request-1').next?.choices).toEqual([]);
    const slash = observeFor(started(openTab('0'), 0, 'request-1'), { startedAt: START, host: SITE }, chooses(40));
    expect(started(slash, 200, 'request-1', `${PAGE}more/`).next?.choices).toHaveLength(1);
  });

  test('goes on with another host of its site that redirected to it', () => {
    const tab = started(started(early, 0, 'request-1', 'https://www.saint-maur.com/'), 20, 'request-1');
    expect(tab).toMatchObject({ next: null, visit: { host: SITE, startedAt: START } });
  });

  test('is not what began before another page of its host had come', () => {
    const second = navigationCommitted(early, { at: START + 120, url: PAGE, documentId: 'document-2' }, true);
    const tab = started(started(second, 0, 'request-1'), 80, 'request-2');
    expect(tab).toMatchObject({ next: null, visit: { requestId: 'request-2', startedAt: START + 80 } });
    expect(tab.past).toMatchObject([{ requestId: 'request-1', startedAt: START, observedFromStart: true }]);
    const both = asked(asked(tab, 20, 'request-1', PAGE), 100, 'request-2', PAGE);
    const moments = [both.visit, ...both.past].map((one) => Object.values(one?.attempts ?? {})[0]?.moments);
    expect(moments).toEqual([[START + 100], [START + 20]]);
  });

  test('is not long past, by a clock that was set back since', () => {
    const later = navigationCommitted(early, { at: START + 60_000, url: OTHER, documentId: 'document-2' }, true);
    expect(started(later, 40, 'request-2').next?.requestId).toBe('request-2');
  });
});

describe('clicks on the page before', () => {
  const clicked = (...moments: number[]): Tab => ({
    ...shown,
    visit: shown.visit && { ...shown.visit, gestures: moments.map((at) => START + at) },
  });
  const chosen = { ...undecided('opendatasoft'), state: 'granted' as const };
  const toNext = { ...ofDocument(null), navigationRequestId: 'request-2' };
  const arrives = (tab: Tab, { url = PAGE, choice = chosen }: { url?: string; choice?: Choice } = {}) =>
    navigationCommitted(
      observeInTab(started(tab, 9000, 'request-2', url), chooses(9040, choice), toNext),
      { at: START + 9050, url, documentId: 'document-2' },
      true,
    );

  test('may have made the choice that came while the next one was on its way', () => {
    expect(arrives(clicked(6039, 6040, 9020, 9045)).visit?.gestures).toEqual([START + 6040, START + 9020]);
  });

  test('say nothing where none came then, or on another site', () => {
    expect(arrives(clicked(9020), { choice: undecided('opendatasoft') }).visit?.gestures).toEqual([]);
    expect(arrives(clicked(9020), { url: OTHER }).visit?.gestures).toEqual([]);
  });
});

describe('the page that was left', () => {
  const begun = (tab: Tab, from?: string | null, url = PAGE) =>
    navigationStarted(tab, { at: START + 1000, requestId: 'request-2', url, from }).next?.afterSister;
  const nowhere = openTab('0');

  test.each<[string, Tab, string | null | undefined, boolean]>([
    ['is another host’s of the domain', nowhere, 'www.saint-maur.com', true],
    ['is the domain’s own', nowhere, 'saint-maur.com', true],
    ['is of the same host', nowhere, 'data.saint-maur.com', false],
    ['is another site’s', nowhere, 'www.google.com', false],
    ['is none', nowhere, null, false],
    ['is not known, and may be another host’s', nowhere, undefined, true],
    ['is known to be the portal’s, whatever led on', shown, 'www.saint-maur.com', false],
  ])('%s', (_what, tab, from, expected) => {
    expect(begun(tab, from)).toBe(expected);
  });

  test('may be a watched one', () => {
    const sister = navigationCommitted(
      nowhere,
      { at: START, url: 'https://www.saint-maur.com/', documentId: 'w' },
      true,
    );
    expect(begun(sister, null)).toBe(true);
  });

  test('stays the one before a redirect, held against where that leads', () => {
    const www = 'https://www.saint-maur.com/';
    const going = navigationStarted(nowhere, {
      at: START,
      requestId: 'request-1',
      url: www,
      from: 'www.saint-maur.com',
    });
    expect(going.next?.afterSister).toBe(false);
    const led = navigationStarted(going, {
      at: START + 50,
      requestId: 'request-1',
      url: PAGE,
      from: 'www.saint-maur.com',
    });
    expect(led.next?.afterSister).toBe(true);
  });

  test('is what led to a page whose request is told late', () => {
    const arrived = shows(nowhere, 50);
    expect(arrived.visit?.afterSister).toBe(true);
    const told = (from?: string) =>
      navigationStarted(arrived, { at: START, requestId: 'request-1', url: PAGE, from }).visit;
    expect(told('www.google.com')).toMatchObject({ afterSister: false, observedFromStart: true });
    expect(told('www.saint-maur.com')?.afterSister).toBe(true);
    expect(told()?.afterSister).toBe(true);
    // Within a page of a sister's, the portal's own frame may have led there.
    expect(told('data.saint-maur.com')?.afterSister).toBe(true);
    const next = navigationCommitted(shown, { at: START + 2000, url: PAGE, documentId: 'document-2' }, true);
    const again = navigationStarted(next, { at: START + 1990, requestId: 'request-9', url: PAGE });
    expect(again.visit).toMatchObject({ requestId: 'request-9', afterSister: false });
  });
});

describe('a page of which no request is told, as one that a service worker answers,', () => {
  const begun = (tab: Tab, at: number, url = PAGE) => navigationBegun(tab, { at: START + at, url });
  const nowhere = openTab('0');

  test('is observed from its start', () => {
    expect(shows(begun(nowhere, 0), 50).visit).toMatchObject({ startedAt: START, observedFromStart: true });
  });

  test('gives way to the request that is told next, and changes nothing of what is told already', () => {
    const told = started(begun(nowhere, 0), 3, 'request-1');
    expect(told.next).toMatchObject({ startedAt: START + 3, requestId: 'request-1' });
    expect(begun(told, 2)).toBe(told);
    expect(begun(shows(told, 50), 10)).toEqual(shows(told, 50));
  });

  test('is no redirect of another such page', () => {
    const second = begun(shows(begun(nowhere, 0), 50), 1000);
    expect(second.visit?.startedAt).toBe(START);
    expect(second.next?.startedAt).toBe(START + 1000);
    expect(begun(begun(nowhere, 0), 20).next?.startedAt).toBe(START + 20);
  });

  test('may be one that was kept alive, on Back, and was not observed from its start', () => {
    const back = navigationCommitted(
      begun(nowhere, 0),
      { at: START + 50, url: PAGE, documentId: 'kept', isBack: true },
      true,
    );
    expect(back.visit).toMatchObject({ documentId: 'kept', observedFromStart: false });
    const fetched = started(begun(nowhere, 0), 3, 'request-1');
    const again = navigationCommitted(fetched, { at: START + 50, url: PAGE, documentId: 'new', isBack: true }, true);
    expect(again.visit?.observedFromStart).toBe(true);
  });

  test('may not come', () => {
    const abandoned = navigationAbandoned(begun(shown, 1000), { url: PAGE, documentId: null });
    expect(abandoned).toEqual(shown);
    const stopped = navigationAbandoned(begun(shown, 1000), { url: PAGE, documentId: 'document-1' });
    expect(stopped.next).not.toBeNull();
  });
});
