import { describe, expect, test } from 'vitest';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { after, gone, holds, jarCookie, PAGE, replaced, sees, START, stored, visitTo } from './events.ts';
import { firstOf, lastSetOf, seen, seenIn, type Seen } from './seen.ts';

const session = jarCookie('sessionid', { httpOnly: true });

describe('a cookie without a response', () => {
  test.each<[string, VisitEvent[], Seen[]]>([
    ['that the jar held was already there', [holds(100, session)], [['sessionid', 'stored', 'already there', 0]]],
    ['that is stored is new, of the moment it was stored', [stored(30, session)], [['sessionid', 'stored', 'new', 30]]],
    [
      'that is set again after it was set in this visit is new',
      [stored(30, session), replaced(40, session), stored(40, session)],
      [['sessionid', 'stored', 'new', 30]],
    ],
    [
      'that replaces one from before the visit was already there',
      [replaced(30, session), stored(30, session), holds(300, session)],
      [['sessionid', 'stored', 'already there', 0]],
    ],
    [
      'that was there and is removed is told as removed',
      [holds(20, session), gone(30, session), holds(300)],
      [['sessionid', 'removed', 'already there', 0]],
    ],
    [
      'that appears and goes again is told as removed',
      [stored(30, session), gone(40, session)],
      [['sessionid', 'removed', 'new', 30]],
    ],
    [
      'that a later reading misses is removed',
      [stored(30, session), holds(300)],
      [['sessionid', 'removed', 'new', 30]],
    ],
    [
      'that an earlier reading misses is not removed',
      [stored(30, session), holds(20)],
      [['sessionid', 'stored', 'new', 30]],
    ],
    [
      'that a later reading shows is not removed by an earlier change that is told late',
      [holds(300, session), gone(30, session)],
      [['sessionid', 'stored', 'already there', 0]],
    ],
    [
      'that comes back is stored again',
      [stored(30, session), gone(40, session), stored(50, session), holds(300, session)],
      [['sessionid', 'stored', 'new', 30]],
    ],
    [
      'that scripts of the page read before it was told of, is of when they read it',
      [sees(20, { cookieNames: ['_ga'] }), stored(30, jarCookie('_ga'))],
      [['_ga', 'stored', 'new', 20]],
    ],
    [
      'of another site is none of this visit',
      [stored(30, jarCookie('a', { domain: 'example.fr', hostOnly: false }))],
      [],
    ],
    [
      'of another host of the site is none of this page',
      [holds(30, jarCookie('a', { domain: 'www.saint-maur.com' }))],
      [],
    ],
    [
      'of the whole site is of this page',
      [holds(30, jarCookie('a', { domain: 'saint-maur.com', hostOnly: false }))],
      [['a', 'stored', 'already there', 0]],
    ],
    ['that only scripts saw is none: the jar decides', [sees(20, { cookieNames: ['a'] }), holds(300)], []],
  ])('%s', (_what, events, expected) => {
    expect(seen(...events)).toEqual(expected);
  });

  test('is set by a script when scripts can read it, and by nobody known when they cannot', () => {
    expect(firstOf(sees(20, { cookieNames: ['_ga'] }), stored(15, jarCookie('_ga')))?.setBy).toEqual({
      url: PAGE,
      via: 'script',
    });
    expect(firstOf(stored(15, session))?.setBy).toEqual({ url: null, via: 'unknown' });
    // Its scripts had not begun when it was there.
    const held = sees(20, { first: true, cookieNames: ['_ga'] });
    expect(firstOf(held, stored(15, jarCookie('_ga')))?.setBy).toEqual({ url: null, via: 'unknown' });
    expect(firstOf(holds(15, jarCookie('_ga')))?.setBy).toEqual({ url: null, via: 'unknown' });
  });

  test('was already there when a visit that was not seen from its start began to be seen', () => {
    const visit = after(visitTo({ observedFromStart: false }), holds(100, session));
    expect(seenIn(visit)).toEqual([['sessionid', 'stored', 'already there', 0]]);
  });
});

test('trackers come sorted by first sight, then id', () => {
  const events = [
    stored(30, jarCookie('b')),
    stored(30, jarCookie('a')),
    stored(10, jarCookie('c')),
    holds(5, jarCookie('d')),
  ];
  expect(seen(...events).map(([name, , , at]) => [name, at])).toEqual([
    ['d', 0],
    ['c', 10],
    ['a', 30],
    ['b', 30],
  ]);
});

test('nothing is seen before the visit began, whatever a clock says', () => {
  expect(seen(stored(-500, session))).toEqual([['sessionid', 'stored', 'new', 0]]);
});

test('a lifetime counts from when the cookie was last set', () => {
  const day = 86_400_000;
  const renewed = (at: number) => jarCookie('_pk_ses', { expiresAt: START + at + 0.5 * day });
  const events = [0, day, 2 * day].map((at) => stored(at + 100, renewed(at + 100)));
  expect(firstOf(...events)?.lifetimeDays).toBe(0.5);
});

test('trackers are sorted by the milliseconds that a report tells', () => {
  const names = seen(stored(30.9, jarCookie('a')), stored(30.1, jarCookie('b'))).map(([name]) => name);
  expect(names).toEqual(['a', 'b']);
});

test('what scripts of frames of two hosts can have, one of them set, nobody knows which', () => {
  const cookie = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });
  const names = { cookieNames: ['_ga'] };
  const sister = { host: 'www.saint-maur.com', url: 'https://www.saint-maur.com/frame' };
  const setBy = (...more: VisitEvent[]) => firstOf(sees(20), stored(300, cookie), sees(310, names), ...more)?.setBy;
  expect(setBy()).toEqual({ url: PAGE, via: 'script' });
  expect(setBy(sees(320, sister))).toEqual({ url: PAGE, via: 'script' });
  expect(setBy(sees(320, { ...sister, ...names }))).toEqual({ url: null, via: 'script' });
});

test('what lay on the domain above, and is set at once, is set anew but where another host’s page was left', () => {
  const cookie = jarCookie('_ga', { domain: 'saint-maur.com', hostOnly: false });
  const look = sees(20, { first: true, cookieNames: ['_ga'] });
  const setAnew = (afterSister: boolean, at: number) =>
    lastSetOf(trackersOf(after({ ...visitTo(), afterSister }, look, replaced(at, cookie), stored(at, cookie)))[0]);
  expect(setAnew(false, 150)).toBe(START + 150);
  expect(setAnew(true, 150)).toBeNull();
  expect(setAnew(true, 250)).toBe(START + 250);
});
