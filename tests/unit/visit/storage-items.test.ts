import { describe, expect, test } from 'vitest';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { after, CAPTCHA, sees, visitTo } from './events.ts';
import { firstOf, seen, seenIn, type Seen } from './seen.ts';

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
      'that was there is seen from when the host of the page above showed it, for the page itself has another storage',
      [sees(20, { first: true, host: 'saint-maur.com', url: 'https://saint-maur.com/', ...own })],
      [['_grecaptcha', 'stored', 'already there', 20]],
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
