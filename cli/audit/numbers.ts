import { trackersOf } from '../../lib/report/trackers-of.ts';
import type { Report } from '../../lib/report/report.ts';

/** What the summary counts in a report: exactly what the popup shows. */
export interface AuditNumbers {
  /** Trackers with a warning: the badge's number. */
  warnings: number;
  undeclared: number;
  declaredNotSeen: number;
}

export function auditNumbers({ findings }: Report): AuditNumbers {
  return {
    warnings: trackersOf(findings.filter(({ severity }) => severity === 'warning')).size,
    undeclared: trackersOf(findings.filter(({ rule }) => rule === 'undeclared')).size,
    declaredNotSeen: findings.filter(({ rule }) => rule === 'declared-not-seen').length,
  };
}
