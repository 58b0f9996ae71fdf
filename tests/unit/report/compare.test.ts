import { describe, expect, test } from 'vitest';
import { compareReports } from '../../../lib/report/compare.ts';
import type { Report, ReportCharter, ReportTracker } from '../../../lib/report/report.ts';
import { charter, report, tracker } from '../../view/reports.ts';

const HOST = 'data.saint-maur.com';

function visit(visitStartedAt: string, trackers: ReportTracker[], more: Partial<Report> = {}): Report {
  const base = report(HOST, { trackers, ...more });
  return { ...base, page: { ...base.page, visitStartedAt } };
}

const first = '2026-11-10T08:00:00.000Z';
const second = '2026-11-22T09:14:05.000Z';
const names = (trackers: readonly ReportTracker[]): string[] => trackers.map(({ name }) => name);

describe('two visits to one portal', () => {
  const before = visit(first, [tracker('stays'), tracker('goes'), tracker('turns', { state: 'refused' })]);
  const after = visit(second, [tracker('comes'), tracker('stays'), tracker('turns')]);

  test.each([
    ['earlier first', before, after],
    ['later first', after, before],
  ])('differ in what appeared, is gone, changed and stayed, given %s', (_order, one, other) => {
    const comparison = compareReports(one, other);
    expect(comparison?.before).toBe(before);
    expect(names(comparison?.appeared ?? [])).toEqual(['comes']);
    expect(names(comparison?.gone ?? [])).toEqual(['goes']);
    expect(names(comparison?.same ?? [])).toEqual(['stays']);
    expect(comparison?.changed.map(({ after: { name }, fields }) => [name, fields])).toEqual([['turns', ['state']]]);
  });

  test('are the same where nothing changed', () => {
    const comparison = compareReports(after, visit(second, after.trackers));
    expect([comparison?.appeared, comparison?.gone, comparison?.changed]).toEqual([[], [], []]);
    expect(comparison?.charterChanged).toBe(false);
  });
});

test.each<[string, Partial<ReportTracker>, Partial<ReportTracker>, string[]]>([
  ['the moment of its appearance', { firstSeenAt: first }, { firstSeenAt: second }, []],
  ['the date on which it ends', { expiresAt: first }, { expiresAt: second }, []],
  ['a lifetime of another length', { lifetimeDays: 395 }, { lifetimeDays: 180 }, ['lifetimeDays']],
  ['a lifetime that differs by seconds', { lifetimeDays: 395 }, { lifetimeDays: 394.99 }, []],
  ['half an hour instead of a minute', { lifetimeDays: 0.0007 }, { lifetimeDays: 1 }, ['lifetimeDays']],
  ['an end where it had none', { lifetimeDays: null }, { lifetimeDays: 30 }, ['lifetimeDays']],
  ['the rest of a lifetime', { lifetimeDays: 395 }, { lifetimeDays: 200, alreadyThere: true }, []],
  ['its category', { category: 'undeclared' }, { category: 'third-party' }, ['category']],
  ['the purpose that the charter gives', { purpose: 'a' }, { purpose: 'b' }, ['purpose']],
  [
    'a known purpose, said in another language',
    { purpose: 'Publicité', source: 'service' },
    { purpose: 'Advertising', source: 'service' },
    [],
  ],
  [
    'the purpose of a charter, where another source had said it',
    { purpose: 'Advertising', source: 'service' },
    { purpose: 'Publicité', source: 'charter' },
    [],
  ],
  [
    'a known purpose, where the charter had given it',
    { purpose: 'Publicité', source: 'charter' },
    { purpose: 'Advertising', source: 'service' },
    [],
  ],
])('%s: what changed', (_what, was, is, fields) => {
  const comparison = compareReports(visit(first, [tracker('x', was)]), visit(second, [tracker('x', is)]));
  expect(comparison?.changed.flatMap((change) => change.fields) ?? []).toEqual(fields);
});

test.each<[string, Partial<ReportCharter> | null, boolean]>([
  ['other rows', { declarations: [] }, true],
  ['no charter', null, true],
  ['a page that differs in what is no row', { sha256: '1'.repeat(64), origin: 'live' }, false],
])('that the later visit was held to %s is told: %j', (_what, change, told) => {
  const other = change && { ...charter(HOST), ...change };
  const comparison = compareReports(
    visit(first, [], { charter: charter(HOST) }),
    visit(second, [], { charter: other }),
  );
  expect(comparison?.charterChanged).toBe(told);
});

test('two portals are not compared', () => {
  expect(compareReports(report('a.example.fr'), report('b.example.fr'))).toBeNull();
});
