import fc from 'fast-check';
import { expect, test } from 'vitest';
import { follows, withMoment } from '../../../lib/visit/moments.ts';

test('of many moments the first four and the last four stay, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 9, maxLength: 40 }), (moments) => {
      const kept = moments.reduce<number[]>(withMoment, []);
      const sorted = moments.toSorted((a, b) => a - b);
      expect(kept).toEqual([...sorted.slice(0, 4), ...sorted.slice(-4)]);
    }),
  );
});

test('a moment told twice is one', () => {
  expect([5, 3, 5, 4].reduce<number[]>(withMoment, [])).toEqual([3, 4, 5]);
});

test.each([
  [[103], [100], true],
  [[95], [100], true],
  [[94], [100], false],
  [[120], [100], true],
  [[121], [100], false],
  [[300, 115], [100, 500], true],
  [[], [100], false],
])('an effect at %j follows a cause at %j: %j', (effects, causes, expected) => {
  expect(follows(effects, causes, { before: 5, after: 20 })).toBe(expected);
});
