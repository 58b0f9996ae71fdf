import { compareReports } from '../../lib/report/compare.ts';
import type { Report, ReportFinding } from '../../lib/report/report.ts';
import type { AuditedReport, Changes, Outcome, VisitChoice } from './outcome.ts';

/** How a visit differs from one before it to the same portal; `null` for two portals. */
export function changesSince(before: Report, after: Report): Changes | null {
  const comparison = compareReports(before, after);
  if (!comparison) return null;
  // The comparison is in the order of the visits, and these may be given the other way round.
  const turned = comparison.before !== before;
  const ids = (trackers: readonly { id: string }[]) => trackers.map(({ id }) => id);
  const { appeared, gone } = comparison;
  const known = knownBy(before);
  return {
    appeared: ids(turned ? gone : appeared),
    gone: ids(turned ? appeared : gone),
    changed: ids(comparison.changed.map((change) => change.after)),
    newFindings: after.findings.flatMap((finding, at) => (finding.severity !== 'info' && !known(finding) ? [at] : [])),
  };
}

export function isUnchanged({ appeared, gone, changed, newFindings }: Changes): boolean {
  return [appeared, gone, changed, newFindings].every(({ length }) => length === 0);
}

/** Whether a report has a finding of this rule about these declarations, and about no fewer trackers: one that went is no news. */
function knownBy({ findings }: Report): (finding: ReportFinding) => boolean {
  const key = ({ rule, declarations }: ReportFinding) => JSON.stringify([rule, declarations.toSorted()]);
  const trackers = new Map<string, Set<string>>();
  for (const finding of findings) {
    const told = trackers.get(key(finding)) ?? new Set();
    for (const id of finding.trackers) told.add(id);
    trackers.set(key(finding), told);
  }
  return (finding) => {
    const told = trackers.get(key(finding));
    return told !== undefined && finding.trackers.every((id) => told.has(id));
  };
}

/** The outcomes of one portal, those with a choice compared with the visit to the same page without one. */
export function comparedWithNoChoice(outcomes: readonly Outcome[]): Outcome[] {
  const visits = keyed(outcomes);
  return outcomes.map((outcome) => {
    if (outcome.kind === 'problem' || outcome.report.audit.choice === 'none') return outcome;
    const key = [...visits].find(([, visit]) => visit === outcome)?.[0] ?? '';
    const without = visits.get(withoutChoice(key));
    const changes = without?.kind === 'report' ? changesSince(without.report, outcome.report) : null;
    return changes ? withNote(outcome, { comparedWithNoChoice: changes }) : outcome;
  });
}

/** The outcomes, each compared with the same visit of an earlier result. */
export function comparedWithBaseline(outcomes: readonly Outcome[], earlier: readonly Outcome[]): Outcome[] {
  const before = keyed(earlier);
  return [...keyed(outcomes)].map(([key, outcome]) => {
    if (outcome.kind === 'problem') return outcome;
    const same = before.get(key);
    const changes = same?.kind === 'report' ? changesSince(same.report, outcome.report) : null;
    return withNote(outcome, { comparedWithBaseline: changes });
  });
}

/**
 * Outcomes by what was visited: page and choice. Addresses are kept without their queries, so the second visit to the same
 * page is told apart by its place.
 */
export function keyed(outcomes: readonly Outcome[]): Map<string, Outcome> {
  const visits = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const { requested, choice } = outcome.kind === 'report' ? outcome.report.audit : outcome;
    let place = 0;
    while (visits.has(JSON.stringify([requested, choice, place]))) place++;
    visits.set(JSON.stringify([requested, choice, place]), outcome);
  }
  return visits;
}

function withoutChoice(key: string): string {
  const [requested, , place] = JSON.parse(key) as [string, VisitChoice, number];
  return JSON.stringify([requested, 'none', place]);
}

function withNote(outcome: Outcome & { kind: 'report' }, note: Partial<AuditedReport['audit']>): Outcome {
  const { report } = outcome;
  return { ...outcome, report: { ...report, audit: { ...report.audit, ...note } } };
}
