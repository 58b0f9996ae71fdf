import type { ReportFinding } from './report.ts';

/** The ids of the trackers that these findings speak of, each once: a tracker with two warnings is one tracker. */
export function trackersOf(findings: readonly ReportFinding[]): Set<string> {
  return new Set(findings.flatMap((finding) => finding.trackers));
}
