import type { Declaration } from '../charter/declaration.ts';
import type { Report, ReportTracker } from './report.ts';

/** One row of the charter with the trackers of the visit that it covers. */
export interface SeenDeclaration {
  declaration: Declaration;
  trackers: ReportTracker[];
}

/** What is declared beside what is observed: every declaration and every tracker stands in exactly one of these. */
export interface DeclaredObserved {
  /**
   * Declarations that cover a tracker, and those that name but the vendor of one: they cover none. One that two rows declare is
   * named by both; `seenTrackers` has it once.
   */
  seen: SeenDeclaration[];
  seenTrackers: ReportTracker[];
  notSeen: Declaration[];
  notDeclared: ReportTracker[];
}

/** Sorts a report's declarations and trackers, each in the report's order. */
export function declaredObserved({ charter, trackers }: Pick<Report, 'charter' | 'trackers'>): DeclaredObserved {
  const byDeclaration = new Map((charter?.declarations ?? []).map(({ id }) => [id, [] as ReportTracker[]]));
  const groups: DeclaredObserved = { seen: [], seenTrackers: [], notSeen: [], notDeclared: [] };
  const vendors = new Set(trackers.flatMap(({ vendorDeclarations = [] }) => vendorDeclarations));
  for (const tracker of trackers) {
    const rows = tracker.declarations.map((id) => byDeclaration.get(id)).filter((row) => row !== undefined);
    for (const row of rows) row.push(tracker);
    (rows.length > 0 ? groups.seenTrackers : groups.notDeclared).push(tracker);
  }
  for (const declaration of charter?.declarations ?? []) {
    const covered = byDeclaration.get(declaration.id) ?? [];
    if (covered.length > 0 || vendors.has(declaration.id)) groups.seen.push({ declaration, trackers: covered });
    else groups.notSeen.push(declaration);
  }
  return groups;
}
