import { expect, test } from 'vitest';
import { readMoment } from '../../../lib/consent/read-moment.ts';

const CHOSEN = Date.UTC(2026, 10, 22);

test.each([
  ['seconds', CHOSEN / 1000],
  ['milliseconds', CHOSEN],
  ['an ISO 8601 day', '2026-11-22'],
  ['an ISO 8601 moment', '2026-11-22T01:00:00+01:00'],
])('a moment recorded as %s is read', (_what, recorded) => {
  expect(readMoment(recorded)).toBe(CHOSEN);
});

test.each([
  // Such are read by the time zone of whoever reads them.
  ['a date in words', '22 November 2026'],
  ['a date as Americans write it', '11/22/2026'],
  ['a year', '2026'],
  ['a long text', `2026-11-22${' '.repeat(40)}`],
  ['no date', '2026-13-45'],
  ['a number beyond every calendar', 1e18],
  ['nothing yet', 0],
  ['a time before 1970', -1],
  ['a word', true],
  ['none', null],
])('%s is no moment', (_what, recorded) => {
  expect(readMoment(recorded)).toBeNull();
});
