import { describe, expect, test } from 'vitest';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { after, CAPTCHA, sees, SITE, START, visitTo } from './events.ts';
import { firstOf, lastSetOf, seen, seenIn, type Seen } from './seen.ts';

describe('a storage item', () => {
  const own = { localStorage: ['_grecaptcha'] };
  test.each<[string, VisitEvent[], Seen[]]>([
    [
      'that no script can have set was already there',
      [sees(20, { first: true, ...own })],
      [['_grecaptcha', 'stored', 'already there', 0]],
    ],
    ['that appears later is new', [sees(20, { first: true }), sees(500, own)], [['_grecaptcha', 'stored', 'new', 500]]],
    [
      'that was there stays so, whatever is told later',
      [sees(20, { first: true, ...own }), sees(500, own)],
      [['_grecaptcha', 'stored', 'already there', 0]],
    ],
    [
      'that was there stays so when its first look is told late',
      [sees(500, own), sees(20, { first: true, ...own })],
      [['_grecaptcha', 'stored', 'already there', 0]],
    ],
    [
      'that was there stays so when its frame is loaded again',
      [sees(20, { first: true, ...own }), sees(900, { first: true, ...own })],
      [['_grecaptcha', 'stored', 'already there', 0]],
    ],
    [
      'that was there is seen from when the host of the page above showed it, for the page itself has another storage',
      [sees(20, { first: true, host: 'saint-maur.com', url: 'https://saint-maur.com/', ...own })],
      [['_grecaptcha', 'stored', 'already there', 20]],
    ],
    [
      'that was there is seen from when the page’s own host within another site’s frame showed it',
      [sees(500, { first: true, ancestors: ['outer.partner.example', 'data.saint-maur.com'], ...own })],
      [['_grecaptcha', 'stored', 'already there', 500]],
    ],
    ['that is gone is removed', [sees(20, own), sees(500)], [['_grecaptcha', 'removed', 'new', 20]]],
    ['that comes back is stored', [sees(20, own), sees(500), sees(900, own)], [['_grecaptcha', 'stored', 'new', 20]]],
    [
      'stays when another frame’s storage is empty',
      [sees(20, own), sees(500, { host: 'www.google.com', url: CAPTCHA })],
      [['_grecaptcha', 'stored', 'new', 20]],
    ],
    [
      'stays when the storage cannot be read',
      [sees(20, own), sees(500, { localStorage: null })],
      [['_grecaptcha', 'stored', 'new', 20]],
    ],
    [
      'of one name in two storages is two trackers',
      [sees(20, { localStorage: ['a'], sessionStorage: ['a'] })],
      [
        ['a', 'stored', 'new', 20],
        ['a', 'stored', 'new', 20],
      ],
    ],
    [
      'named __proto__ is one like any other',
      [sees(20, { localStorage: ['__proto__'] })],
      [['__proto__', 'stored', 'new', 20]],
    ],
  ])('%s', (_what, events, expected) => {
    expect(seen(...events)).toEqual(expected);
  });

  test('that a page which was not observed from its start has at the first look was there, as its cookies were', () => {
    const late = visitTo({ observedFromStart: false });
    const looks = [sees(20, own), sees(500, { localStorage: ['_grecaptcha', 'later'] })];
    for (const events of [looks, looks.toReversed()]) {
      expect(seenIn(after(late, ...events))).toEqual([
        ['_grecaptcha', 'stored', 'already there', 0],
        ['later', 'stored', 'new', 500],
      ]);
    }
  });

  test.each([
    ['data.saint-maur.com', 'first'],
    ['www.saint-maur.com', 'first'],
    ['www.google.com', 'third'],
  ])('of a frame on %s is of the %s party', (host, party) => {
    const tracker = firstOf(sees(20, { host, url: `https://${host}/`, localStorage: ['a'] }));
    expect(tracker).toMatchObject({
      kind: 'localStorage',
      domain: host,
      party,
      setBy: { url: `https://${host}/`, via: 'script' },
    });
  });
});

describe('a third party’s storage', () => {
  const frame = { host: 'www.google.com', url: CAPTCHA, localStorage: ['a'] };
  test.each<[string, VisitEvent[], string | null]>([
    ['is one of this site alone', [sees(20, frame)], SITE],
    ['is that of everywhere where its frame has that', [sees(20, { ...frame, commonStorage: true })], null],
    ['is so where that is told a moment later', [sees(20, frame), sees(30, { ...frame, commonStorage: true })], null],
    ['is so where that is told first', [sees(30, { ...frame, commonStorage: true }), sees(20, frame)], null],
    ['says nothing of another’s', [sees(20, frame), sees(30, { host: 'x.example', commonStorage: true })], SITE],
    ['is not the page’s own', [sees(20, { localStorage: ['a'] })], null],
  ])('%s', (_what, events, partition) => {
    const all = trackersOf(after(visitTo(), ...events));
    expect(all.map((tracker) => tracker.partition)).toEqual([partition]);
  });
});

test('a storage item that came back was set then, and by no slow answer', () => {
  const own = { localStorage: ['_hjid'] };
  expect(firstOf(sees(20, own), sees(500), sees(900, own))?.sets).toEqual([
    { at: START + 900, askedForAt: START + 900 },
  ]);
});

test('a storage item that came back twice was set both times', () => {
  const own = { localStorage: ['_hjid'] };
  const twice = firstOf(sees(20, own), sees(500), sees(900, own), sees(1200), sees(1500, own));
  expect(twice?.sets.map(({ at }) => at - START)).toEqual([900, 1500]);
});

describe('when a storage item was set last', () => {
  const own = { localStorage: ['_hjid'] };
  const foreign = { foreign: { localStorage: ['_hjid'], sessionStorage: [] } };
  const setAgain = (...events: VisitEvent[]) => {
    const at = lastSetOf(firstOf(...events));
    return at == null ? at : at - START;
  };

  test.each<[string, VisitEvent[], number | null]>([
    ['is not known of one that stays', [sees(20), sees(500, own), sees(900, own)], null],
    ['is when it came back', [sees(20, own), sees(500), sees(900, own), sees(1200, own)], 900],
    ['is when it came back last', [sees(20, own), sees(500), sees(900, own), sees(1200), sees(1500, own)], 1500],
    ['is not when another tab brought it back', [sees(20, own), sees(500), sees(900, { ...own, ...foreign })], null],
    [
      'is not either where that is told a moment later',
      [sees(20, own), sees(500), sees(900, own), sees(1200, { ...own, ...foreign })],
      null,
    ],
    ['is not when one that is told late was seen before it went', [sees(20, own), sees(500), sees(300, own)], null],
  ])('%s', (_what, events, expected) => {
    expect(setAgain(...events)).toBe(expected);
  });
});

test('a frame that is denied an origin tells of nothing but clicks', () => {
  const clicked = after(visitTo(), sees(500, { url: '', host: '', localStorage: null, gestureAt: START + 490 }));
  expect(clicked.gestures).toEqual([START + 490]);
  expect({ ...clicked, gestures: [] }).toEqual({ ...visitTo(), latestAt: clicked.latestAt });
});
