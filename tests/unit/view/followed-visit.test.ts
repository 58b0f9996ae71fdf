import { describe, expect, it } from 'vitest';
import type { Report } from '../../../lib/report/report.ts';
import { hasEnded, nowInTab, withNewer, type FollowedVisit } from '../../../lib/view/followed-visit.ts';
import { report } from '../../view/reports.ts';

const nothing: FollowedVisit = { shown: null, newer: null, inTab: null };

function visitAt(visitStartedAt: string, observedFromStart = true): Report {
  const made = report('data.saint-maur.com');
  return { ...made, page: { ...made.page, visitStartedAt, observedFromStart } };
}

const first = visitAt('2026-11-22T09:00:00.000Z');
const second = visitAt('2026-11-22T09:05:00.000Z');

/** What a tab showed, one after the other. */
const after = (...shown: (Report | null)[]) => shown.reduce(nowInTab, nothing);

describe('a page that follows the visit of a tab', () => {
  it('shows what becomes of the visit', () => {
    const later: Report = { ...first, generatedAt: '2026-11-22T09:01:00.000Z' };
    expect(after(first, later)).toEqual({ shown: later, newer: null, inTab: later });
    expect(hasEnded(after(first, later))).toBe(false);
  });

  it('keeps it when the tab goes on to a newer one, and offers that', () => {
    expect(after(first, second)).toMatchObject({ shown: first, newer: second });
    expect(hasEnded(after(first, second))).toBe(true);
    expect(withNewer(after(first, second))).toMatchObject({ shown: second, newer: null });
    expect(hasEnded(withNewer(after(first, second)))).toBe(false);
  });

  it('does not take a newer visit that the tab has left, too, for one that goes on', () => {
    const left = after(first, second, null);
    expect(left).toMatchObject({ shown: first, newer: second });
    expect(withNewer(left)).toMatchObject({ shown: second, newer: null });
    expect(hasEnded(withNewer(left))).toBe(true);
  });

  it('follows it again once the tab comes back to it', () => {
    const back = after(first, second, first);
    expect(back).toEqual({ shown: first, newer: null, inTab: first });
    expect(hasEnded(back)).toBe(false);
  });

  it('goes on with a visit that turns out to have begun earlier', () => {
    const late = visitAt('2026-11-22T09:05:00.400Z', false);
    expect(after(late, second)).toEqual({ shown: second, newer: null, inTab: second });
    expect(withNewer(after(first, late))).toMatchObject({ shown: late, newer: null });
    expect(nowInTab(withNewer(after(first, late)), second)).toMatchObject({ shown: second, newer: null });
  });

  it('takes no visit that the tab came back to for one that turns out to have begun earlier', () => {
    const late = visitAt('2026-11-22T09:05:00.400Z', false);
    expect(after(late, first)).toMatchObject({ shown: late, newer: first });
    expect(after(visitAt('2026-11-22T09:05:00.400Z'), second)).toMatchObject({ newer: second });
    const elsewhere = { ...second, page: { ...second.page, url: 'https://data.saint-maur.com/explore/' } };
    expect(after(late, elsewhere)).toMatchObject({ newer: elsewhere });
    expect(after(late, visitAt('2026-11-22T09:05:03.000Z'))).toMatchObject({ shown: late });
  });

  it('has nothing to say of a tab that shows nothing watched', () => {
    expect(after(null)).toEqual(nothing);
    expect(hasEnded(after(first, null))).toBe(true);
  });
});
