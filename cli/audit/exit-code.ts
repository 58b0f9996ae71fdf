import { problemsOf, reportsOf, type AuditedReport, type Outcome } from './outcome.ts';
import type { FailOn } from './options.ts';

export const EXIT = { fine: 0, findings: 1, notAudited: 2, wrongUsage: 64 } as const;

/** What a run ends with: that something could not be audited counts before what was found elsewhere. */
export function exitCode(outcomes: readonly Outcome[], failOn: FailOn): number {
  if (problemsOf(outcomes).length > 0) return EXIT.notAudited;
  return reportsOf(outcomes).some((report) => fails(report, failOn)) ? EXIT.findings : EXIT.fine;
}

function fails({ findings, audit }: AuditedReport, failOn: FailOn): boolean {
  const warns = findings.some(({ severity }) => severity === 'warning');
  const notes = findings.some(({ severity }) => severity === 'notice');
  switch (failOn) {
    case 'never':
      return false;
    case 'warning':
      return warns;
    case 'notice':
      return warns || notes;
    case 'new': {
      const changes = audit.comparedWithBaseline;
      // Of a page that the earlier result does not know everything is new.
      return changes ? changes.appeared.length > 0 || changes.newFindings.length > 0 : warns || notes;
    }
  }
}
