import type { ReportFinding } from './report.ts';

/** A report's findings by the place where a view shows them, each in the report's order. */
export interface FindingGroups {
  warnings: ReportFinding[];
  /** Third-party trackers that the browser refused. */
  attempts: ReportFinding[];
  /** Declarations that nothing on this visit answers to. */
  notSeen: ReportFinding[];
  /** Everything else, notices before what is only information. */
  notes: ReportFinding[];
}

export function groupFindings(findings: readonly ReportFinding[]): FindingGroups {
  const groups: FindingGroups = { warnings: [], attempts: [], notSeen: [], notes: [] };
  for (const finding of findings) groups[place(finding)].push(finding);
  groups.notes.sort((a, b) => Number(a.severity === 'info') - Number(b.severity === 'info'));
  return groups;
}

function place(finding: ReportFinding): keyof FindingGroups {
  if (finding.severity === 'warning') return 'warnings';
  if (finding.rule === 'third-party-attempt-without-consent') return 'attempts';
  if (finding.rule === 'declared-not-seen') return 'notSeen';
  return 'notes';
}
