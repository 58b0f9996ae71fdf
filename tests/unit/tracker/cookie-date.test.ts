import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCookieDate } from '../../../lib/tracker/cookie-date.ts';

test.each([
  ['Wed, 21 Oct 2026 07:28:00 GMT', '2026-10-21T07:28:00.000Z'],
  ['Wed, 21 Oct 2026 07:28:00', '2026-10-21T07:28:00.000Z'],
  ['Wed, 21 Oct 2026 07:28:00 +0500', '2026-10-21T07:28:00.000Z'],
  ['Wednesday, 21-Oct-26 07:28:00 GMT', '2026-10-21T07:28:00.000Z'],
  ['Wed Oct 21 07:28:00 2026', '2026-10-21T07:28:00.000Z'],
  ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000Z'],
  ['2026 october 1:2:3 5', '2026-10-05T01:02:03.000Z'],
  ['29 Feb 2028 23:59:59', '2028-02-29T23:59:59.000Z'],
  ['1 Jan 69 0:0:0', '2069-01-01T00:00:00.000Z'],
  ['31 Dec 70 0:0:0', '1970-12-31T00:00:00.000Z'],
])('%s is %s, as RFC 6265bis reads it', (text, expected) => {
  expect(new Date(parseCookieDate(text) ?? Number.NaN).toISOString()).toBe(expected);
});

test.each([
  '',
  '0',
  '-1',
  'tomorrow',
  '21 Oct 2026',
  '21 Oct 2026 25:00:00',
  '32 Oct 2026 07:28:00',
  '31 Sep 2026 07:28:00',
  '29 Feb 2026 07:28:00',
  '1 Jan 1600 0:0:0',
])('“%s” is no date', (text) => {
  expect(parseCookieDate(text)).toBeNull();
});

test('any text is a moment or none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      const moment = parseCookieDate(text);
      expect(moment === null || Number.isFinite(moment)).toBe(true);
    }),
  );
});
