import { reportNumbers } from '../../lib/report/report-numbers.ts';
import { trackersOf } from '../../lib/report/trackers-of.ts';
import type { Report } from '../../lib/report/report.ts';

/** What the summary counts in a report: exactly what the popup shows. */
export interface AuditNumbers {
  /** Trackers with a warning: the badge's number. */
  warnings: number;
  /** 0, too, where the page is held to no charter. */
  undeclared: number;
  declaredNotSeen: number;
}

export function auditNumbers(report: Report): AuditNumbers {
  const { findings } = report;
  return {
    warnings: trackersOf(findings.filter(({ severity }) => severity === 'warning')).size,
    undeclared: reportNumbers(report).trackersNotDeclared,
    declaredNotSeen: findings.filter(({ rule }) => rule === 'declared-not-seen').length,
  };
}
