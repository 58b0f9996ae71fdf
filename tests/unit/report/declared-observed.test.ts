import { describe, expect, test } from 'vitest';
import { declaredObserved } from '../../../lib/report/declared-observed.ts';
import { isHeld } from '../../../lib/report/is-held.ts';
import { declaredCounts, mainNumbers, reportNumbers } from '../../../lib/report/report-numbers.ts';
import { thirdPartyRole } from '../../../lib/report/third-party-role.ts';
import { charterSections } from '../../../lib/view/charter-sections.ts';
import { busyReport } from '../../view/report-scenes.ts';
import { report, reports, tracker } from '../../view/reports.ts';

const all = { ...reports('en'), busy: busyReport('en') };

describe.each(Object.entries(all))('on the visit %s', (_name, of) => {
  const groups = declaredObserved(of);

  test('every declaration stands in exactly one group', () => {
    const placed = [...groups.seen.map(({ declaration }) => declaration.id), ...groups.notSeen.map(({ id }) => id)];
    expect(placed.toSorted()).toEqual((of.charter?.declarations ?? []).map(({ id }) => id).toSorted());
  });

  test('every tracker stands in exactly one group', () => {
    const placed = [...groups.seenTrackers, ...groups.notDeclared].map(({ id }) => id);
    expect(placed.toSorted()).toEqual(of.trackers.map(({ id }) => id).toSorted());
  });

  test('the groups add up, and not declared means what the trackers say of themselves', () => {
    const counts = declaredCounts(of);
    const total = counts.pop();
    expect(counts.reduce((sum, { rows }) => sum + rows, 0)).toBe(total?.rows ?? 0);
    expect(counts.reduce((sum, { trackers }) => sum + trackers, 0)).toBe(total?.trackers ?? 0);
    expect(reportNumbers(of).trackersNotDeclared).toBe(
      of.trackers.filter(({ category }) => isHeld(of) && category === 'undeclared').length,
    );
  });

  test('the badge has the number of warnings, else that of attempts', () => {
    const { warned, attempted } = reportNumbers(of);
    expect(of.badge.text).toBe(
      warned > 0 ? String(warned) : attempted > 0 ? String(attempted) : of.page.observedFromStart ? '' : '?',
    );
  });
});

test('a tracker that two rows declare is seen under both, and counted once', () => {
  const { seen, seenTrackers } = declaredObserved(busyReport('en'));
  const rows = seen.filter(({ trackers }) => trackers.some(({ name }) => name === '_GRECAPTCHA'));
  expect(rows.map(({ declaration }) => declaration.id)).toEqual(['necessary/_grecaptcha', 'third-party/_grecaptcha']);
  expect(seenTrackers.filter(({ name }) => name === '_GRECAPTCHA')).toHaveLength(1);
});

test('third parties are counted by their domain and by their purpose', () => {
  const trackers = [
    tracker('theirs', { party: 'third', needsConsent: false }),
    tracker('declared', { category: 'third-party', needsConsent: false }),
    tracker('known', { category: 'undeclared', needsConsent: true }),
    tracker('own', { category: 'undeclared', needsConsent: false }),
  ];
  expect(trackers.map(thirdPartyRole)).toEqual(['domain', 'purpose', 'purpose', null]);
  expect(reportNumbers(report('data.example.fr', { trackers })).thirdParty).toBe(3);
});

test('a row that the charter does not have declares nothing', () => {
  const of = report('data.example.fr', { trackers: [tracker('x', { declarations: ['__proto__'] })] });
  expect(declaredObserved(of).notDeclared).toHaveLength(1);
});

test('a page that is held to nothing, or to a charter without a row, has no number of what is not declared', () => {
  const held = report('data.example.fr', { trackers: [tracker('_ga', { category: 'undeclared', declarations: [] })] });
  const charterless = { ...held, charter: null };
  const unread = { ...held, charter: held.charter && { ...held.charter, origin: 'platform' as const } };
  const rowless = { ...held, charter: held.charter && { ...held.charter, declarations: [] } };
  expect(mainNumbers(held).map(([key]) => key)).toContain('number.not-declared');
  for (const each of [charterless, rowless, unread]) {
    expect(mainNumbers(each).map(([key]) => key)).toEqual([
      'number.trackers',
      'number.third-party',
      'number.warned',
      'number.attempted',
    ]);
    expect(reportNumbers(each).trackersNotDeclared).toBe(0);
    expect(declaredCounts(each)).toEqual([]);
  }
});

test('a row that names only the vendor is seen, and the tracker that it does not name is not declared', () => {
  const of = report('data.example.fr');
  const [row] = of.charter?.declarations ?? [];
  const vendorDeclarations = row ? [row.id] : [];
  const seen = { ...of, trackers: [tracker('x', { category: 'undeclared', declarations: [], vendorDeclarations })] };
  expect(declaredObserved(seen)).toMatchObject({
    seen: [{ declaration: row, trackers: [] }],
    seenTrackers: [],
    notDeclared: seen.trackers,
  });
  expect(charterSections(seen.charter?.declarations ?? [], seen.trackers)[0]?.rows[0]?.seen).toBe(true);
  expect(of.charter?.declarations.length).toBeGreaterThan(1);
});
