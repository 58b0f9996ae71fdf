import type { Declaration } from '../charter/declaration.ts';
import type { Report, ReportFinding } from './report.ts';

/** For each finding the charter's own rows: those that it names, and those that cover the trackers it names. */
export function findingsLines({
  charter,
  trackers,
}: Pick<Report, 'charter' | 'trackers'>): (finding: ReportFinding) => Declaration[] {
  const rows = new Map(charter?.declarations.map((declaration) => [declaration.id, declaration]));
  const byId = new Map(trackers.map((tracker) => [tracker.id, tracker]));
  return (finding) => {
    const ofTrackers = finding.trackers.flatMap((id) => byId.get(id)?.declarations ?? []);
    const ids = new Set([...finding.declarations, ...ofTrackers]);
    return [...ids].map((id) => rows.get(id)).filter((row) => row !== undefined);
  };
}
