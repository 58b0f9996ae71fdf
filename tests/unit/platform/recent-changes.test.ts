import { expect, test } from 'vitest';
import type { CookieChange } from '../../../lib/platform/jar/cookie-changes.ts';
import { recentChanges } from '../../../lib/platform/jar/recent-changes.ts';
import { jarCookie, START, stored } from '../visit/events.ts';

const changed = (at: number, storeId = '0'): CookieChange => ({
  storeId,
  event: stored(at, jarCookie(`at ${String(at)}`)),
  cookie: {} as CookieChange['cookie'],
});
const moments = (changes: readonly CookieChange[]) => changes.map(({ event }) => event.at - START);

test('the changes of one jar between two moments are those, the moments themselves included', () => {
  const recent = recentChanges();
  for (const at of [9, 10, 15, 20, 21]) recent.add(changed(at));
  recent.add(changed(15, '1'));
  expect(moments(recent.between('0', START + 10, START + 20))).toEqual([10, 15, 20]);
  expect(moments(recent.between('1', START + 10, START + 20))).toEqual([15]);
});

test('five seconds of them are kept', () => {
  const recent = recentChanges();
  for (const at of [0, 1, 5000]) recent.add(changed(at));
  expect(moments(recent.between('0', 0, Infinity))).toEqual([0, 1, 5000]);
  recent.add(changed(5001));
  expect(moments(recent.between('0', 0, Infinity))).toEqual([1, 5000, 5001]);
});

test('of very many the latest 300 are kept', () => {
  const recent = recentChanges();
  for (let at = 0; at < 302; at++) recent.add(changed(at));
  const kept = moments(recent.between('0', 0, Infinity));
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([300, 2, 301]);
});
