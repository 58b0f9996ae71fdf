import { describe, expect, test, vi } from 'vitest';
import { coveringAt } from '../../../lib/consent/covering-at.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { momentTold } from '../../../lib/platform/moment-told.ts';
import { choicesOf } from '../../../lib/visit/observe-choice.ts';
import { observe } from '../../../lib/visit/observe.ts';
import { observeInTab } from '../../../lib/visit/observe-in-tab.ts';
import { openTab } from '../../../lib/visit/tab.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import { about } from '../consent/subjects.ts';
import {
  after,
  asks,
  CAPTCHA,
  chooses,
  gone,
  holds,
  jarCookie,
  ofDocument,
  PAGE,
  sees,
  START,
  stored,
  visitTo,
} from './events.ts';
import { seenIn } from './seen.ts';

const HOUR = 3_600_000;
const accepted = readPreferences('{"ga":true}');
const refused = readPreferences('{"ga":false}');
const [early, late] = [jarCookie('early'), jarCookie('late')];

/** Ten seconds into the visit the clock is set back by an hour. */
const before = [stored(5000, early), chooses(5100), holds(5100, early)];

const seenAt = (visit: ReturnType<typeof visitTo>, name: string) =>
  trackersOf(visit).find((tracker) => tracker.name === name)?.firstSeenAt ?? Number.NaN;
const coverageAt = (visit: ReturnType<typeof visitTo>, at: number) =>
  coveringAt(choicesOf(visit), [], about('google-analytics'), at).coverage;

describe('where the clock is set back during a visit', () => {
  test('a choice made then does not reach back to what was there before it', () => {
    const visit = after(visitTo(), ...before, chooses(10_000 - HOUR, refused), stored(12_000 - HOUR, late));
    expect(coverageAt(visit, seenAt(visit, 'early'))).toBe('none');
    expect(coverageAt(visit, seenAt(visit, 'late'))).toBe('refused');
  });

  test('what happens later is later, as far apart as it was', () => {
    const visit = after(visitTo(), ...before, chooses(10_000 - HOUR, refused), stored(12_000 - HOUR, late));
    expect(seenAt(visit, 'late') - (choicesOf(visit).at(-1)?.at ?? 0)).toBe(2000);
    expect(seenAt(visit, 'late')).toBeGreaterThan(START + 5100);
  });

  test('a cookie that goes is gone', () => {
    const visit = after(visitTo(), ...before, gone(10_000 - HOUR, early), holds(10_100 - HOUR));
    expect(seenIn(visit).map(([name, state]) => [name, state])).toEqual([['early', 'removed']]);
  });

  test('a click stays before what it made', () => {
    const clicks = { ...sees(10_500 - HOUR), gestureAt: START + 10_400 - HOUR };
    const { gestures } = after(visitTo(), ...before, chooses(10_000 - HOUR), clicks);
    expect(gestures).toEqual([START + 5101 + 400]);
  });

  test('what comes first is after what came last before', () => {
    const last = [chooses(100), stored(5000, early)];
    const chosen = after(visitTo(), ...last, chooses(10_000 - HOUR, refused));
    expect(coverageAt(chosen, seenAt(chosen, 'early'))).toBe('none');
    const read = after(visitTo(), ...last, holds(10_000 - HOUR));
    expect(seenIn(read).map(([name, state]) => [name, state])).toEqual([['early', 'removed']]);
    const year = 365 * 24 * HOUR;
    const kept = { ...early, expiresAt: START + 5000 + 30 * 24 * HOUR };
    const told = after(visitTo(), stored(5000, kept), holds(10_000 - year, kept));
    expect(trackersOf(told).map(({ lifetimeDays }) => lifetimeDays)).toEqual([30]);
  });

  test('what changes nothing leaves the visit as it was', () => {
    const company = (at: number) => ({ type: 'company', at: START + at, host: 'data.saint-maur.com' }) as const;
    const visit = after(visitTo(), ...before, company(6000), chooses(10_000 - HOUR));
    expect(observe(visit, company(11_000 - HOUR))).toBe(visit);
  });

  test('what was told since the jar was read last stays before what comes then', () => {
    const kept = { localStorage: ['ods-popin-displayed-welcome'] };
    const since = [sees(6000, { first: true, ...kept }), chooses(7000, accepted)];
    const visit = after(visitTo(), ...before, ...since, sees(10_000 - HOUR, kept), stored(10_100 - HOUR, late));
    expect(seenIn(visit).map(([name, , appeared]) => [name, appeared])).toContainEqual([
      'ods-popin-displayed-welcome',
      'already there',
    ]);
    expect(coverageAt(visit, seenAt(visit, 'late'))).toBe('granted');
  });

  test('what a request without a document asks for is the page’s, not that of one before it', () => {
    const tab = { ...openTab('0'), visit: after(visitTo(), ...before) };
    const line = asks(10_000 - HOUR, CAPTCHA, '_GRECAPTCHA=x; Secure; SameSite=None');
    const { visit } = observeInTab(tab, line, ofDocument(null));
    expect(Object.values(visit?.attempts ?? {}).map(({ name }) => name)).toEqual(['_GRECAPTCHA']);
  });

  test('a lifetime is counted by the clock by which it ends', () => {
    const month = 30 * 86_400_000;
    const line = asks(12_000 - HOUR, PAGE, 'late=x; Max-Age=2592000');
    const kept = { ...late, expiresAt: START + 12_000 - HOUR + month };
    const visit = after(visitTo(), ...before, line, stored(12_010 - HOUR, kept), holds(12_100 - HOUR, early, kept));
    expect(trackersOf(visit).map(({ name, lifetimeDays }) => [name, lifetimeDays])).toEqual([
      ['early', null],
      ['late', 30],
    ]);
  });

  test('a cookie that the page takes away is told, though it had little time left', () => {
    const short = { ...late, expiresAt: START + 20_000 - HOUR };
    const visit = after(visitTo(), ...before, gone(10_000 - HOUR, short));
    expect(seenIn(visit).map(([name]) => name)).toContain('late');
  });

  test('time does not go back once more when the clock has caught up with the last reading alone', () => {
    const waiting = after(visitTo(), ...before, sees(-HOUR + 300_000), chooses(-HOUR + 3_000_000, refused));
    const visit = after(waiting, stored(6000, late));
    expect(seenAt(visit, 'late')).toBeGreaterThan(choicesOf(visit).at(-1)?.at ?? Infinity);
    expect(coverageAt(visit, seenAt(visit, 'late'))).toBe('refused');
  });

  test('the visit follows the clock again once that has caught up', () => {
    const visit = after(visitTo(), ...before, chooses(10_000 - HOUR), stored(HOUR, late));
    expect(visit.setBack).toBeNull();
    expect(seenAt(visit, 'late')).toBe(START + HOUR);
  });
});

test('a page that tells of moments as far ahead and as long ago as it may is not taken for a clock', () => {
  vi.useFakeTimers({ now: START + 100_000 });
  const moments = [1000, -60_000].map((off) => momentTold(START + 100_000 + off) - START);
  vi.useRealTimers();
  expect(moments).toEqual([101_000, 40_000]);
  expect(after(visitTo(), ...moments.map((at) => sees(at))).setBack).toBeNull();
});

test('what is told late, by less than a minute, keeps its moment', () => {
  const visit = after(visitTo(), holds(58_000, early), stored(30_000, late));
  expect(visit.setBack).toBeNull();
  expect(seenAt(visit, 'late')).toBe(START + 30_000);
});

test('what had stood since the visit began is told with that moment, however late', () => {
  const visit = after(visitTo(), holds(90_000), { ...chooses(0, refused), from: 'cookie' });
  expect(visit.setBack).toBeNull();
  expect(coverageAt(visit, START)).toBe('refused');
});
