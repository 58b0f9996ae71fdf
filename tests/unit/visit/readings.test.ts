import { describe, expect, test } from 'vitest';
import type { JarEvent, VisitEvent } from '../../../lib/visit/event.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { after, asks, holds, jarCookie, PAGE, replaced, START, stored, visitTo } from './events.ts';
import { firstOf, seen, type Seen } from './seen.ts';

const own = jarCookie('a', { expiresAt: START + 86_400_000 });
const longer = { ...own, expiresAt: START + 2 * 86_400_000 };

describe('readings of the jar, in whatever order they are told', () => {
  test.each<[string, VisitEvent[], Seen[1]]>([
    ['that lack a cookie say that it is gone', [holds(100, own), holds(200)], 'removed'],
    ['that show it again say that it is back', [holds(100, own), holds(200), holds(300, own)], 'stored'],
    [
      'that were asked for before it went do not bring it back',
      [holds(100, own), holds(200), holds(150, own)],
      'removed',
    ],
    [
      'that were asked for before it was last seen do not take it away',
      [holds(100, own), holds(300, own), holds(200)],
      'stored',
    ],
  ])('%s', (_what, events, state) => {
    expect(firstOf(...events)?.state).toBe(state);
  });

  test('tell how long it is kept by the latest of them', () => {
    for (const events of [
      [holds(100, own), holds(200, longer)],
      [holds(200, longer), holds(100, own)],
    ])
      expect(firstOf(...events)?.expiresAt).toBe(longer.expiresAt);
  });

  test('of one site settle what another, of everything, was too early for', () => {
    const of = (at: number): JarEvent => ({ type: 'jar', at: START + at, domains: ['saint-maur.com'], cookies: [] });
    const asked = asks(10, PAGE, 'a=1; Path=/');
    for (const events of [
      [holds(100), of(300)],
      [of(100), holds(300)],
    ])
      expect(seen(asked, ...events)).toEqual([['a', 'refused', 'new', 10]]);
    expect(seen(asked, holds(100), of(200))).toEqual([]);
    expect(seen(asked, of(300), of(100))).toEqual([['a', 'refused', 'new', 10]]);
  });
});

describe('a third party’s cookie that the browser refused each time it was asked for', () => {
  const url = 'https://ads.example/';
  const asked = (at: number) => asks(at, url, 'cid=secret; Path=/; Secure; SameSite=None');
  const theirs = jarCookie('cid', { domain: 'ads.example', secure: true });

  test.each<[string, VisitEvent[]]>([
    ['as the jar was read after each', [asked(10), holds(300), asked(1000), holds(1300)]],
    ['as a reading said that was told before an earlier one', [asked(10), asked(1000), holds(1300), holds(600)]],
  ])('stays refused when another page stores it, %s', (_what, events) => {
    const [tracker] = trackersOf(after(visitTo(), ...events, stored(2000, theirs), holds(2400, theirs)));
    expect(tracker).toMatchObject({ name: 'cid', state: 'refused' });
  });

  test.each<[string, VisitEvent[], number]>([
    [
      'when it was stored, being asked for again',
      [asked(10), holds(300), asked(15_000), stored(15_005, theirs)],
      15_000,
    ],
    [
      'when it was stored, though another page stored it in between',
      [asked(10), holds(300), stored(12_000, theirs), asked(15_000), stored(15_005, theirs)],
      15_000,
    ],
    ['whenever that is told', [stored(15_005, theirs), asked(15_000), asked(10)], 15_000],
    [
      'when it was asked for and stored, where the jar showed it before',
      [asked(10), holds(300, theirs), asked(15_000), stored(15_005, theirs)],
      15_000,
    ],
    [
      'when it was asked for and stored, where it had been stored before',
      [asked(10), asked(15_000), replaced(15_005, theirs), stored(15_005, theirs)],
      15_000,
    ],
    [
      'when it was asked for, where it was stored each time',
      [asked(10), stored(15, theirs), asked(15_000), stored(15_005, theirs)],
      10,
    ],
  ])('or kept, is first seen %s', (_what, events, at) => {
    expect(seen(...events, holds(16_000, theirs))).toEqual([['cid', 'stored', expect.anything(), at]]);
  });
});
