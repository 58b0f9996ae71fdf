import { expect, test } from 'vitest';
import { daysBetween } from '../../../lib/visit/days-between.ts';
import { spanWords } from '../../../lib/report/wording/lifetime-words.ts';
import { loadWords } from '../../../lib/view/load-words.ts';

const MINUTE = 60_000;
const en = await loadWords('en');

test.each([
  [1, '1 minute'],
  [5, '5 minutes'],
  [30, '30 minutes'],
  [60, '60 minutes'],
  [180, '3 hours'],
  [1440, '24 hours'],
  [395 * 1440, '13 months'],
])('%d minutes are told as %j', (minutes, said) => {
  expect(spanWords(en, daysBetween(minutes * MINUTE, 0) ?? NaN)).toBe(said);
});

test.each([
  [null, null],
  [1800_000, 0.0208],
  [-1800_000, -0.0208],
  [395.123456 * 1440 * MINUTE, 395.12],
])('until %j they are %j', (until, days) => {
  expect(daysBetween(until, 0)).toBe(days);
});
