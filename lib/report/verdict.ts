import type { Report, ReportTracker } from './report.ts';
import { groupFindings } from './group-findings.ts';
import { trackersOf } from './trackers-of.ts';

/**
 * What the visitor had chosen when the trackers appeared; `mixed` where it was not the same for all, `unoffered` where the
 * page has no choice to make.
 */
export type Moment = 'none' | 'unoffered' | 'refused' | 'not-covered' | 'unreadable' | 'mixed';

/** How many of the trackers were in the browser before: before the visit, which did not bring them, or before the refusal. */
export type There = 'all' | 'some' | 'none';

/** The answer of five seconds. `count` is the number of trackers, the one on the badge. */
export type Verdict =
  | { level: 'warning' | 'attempt'; count: number; moment: Moment; there: There }
  | { level: 'unobserved' | 'quiet' | 'empty' };

/** What a report comes down to: warnings before attempts, attempts before what was not observed. */
export function verdictOf(report: Report): Verdict {
  const { warnings, attempts } = groupFindings(report.findings);
  for (const [level, findings] of [
    ['warning', warnings],
    ['attempt', attempts],
  ] as const) {
    const ids = trackersOf(findings);
    if (ids.size === 0) continue;
    const trackers = report.trackers.filter(({ id }) => ids.has(id));
    return { level, count: ids.size, moment: momentOf(report, trackers), there: thereOf(trackers) };
  }
  if (!report.page.observedFromStart || report.badge.level === 'unobserved') return { level: 'unobserved' };
  return { level: report.trackers.length === 0 ? 'empty' : 'quiet' };
}

function momentOf(report: Report, trackers: readonly ReportTracker[]): Moment {
  // What was granted at first has a warning because it was set anew after a refusal.
  const moments = new Set(trackers.map(({ consentAtFirstSight: then }) => (then === 'granted' ? 'refused' : then)));
  const [only] = moments;
  if (moments.size !== 1 || only === undefined || only === 'not-needed') return 'mixed';
  return only === 'none' && report.consent.mechanisms?.length === 0 ? 'unoffered' : only;
}

function thereOf(trackers: readonly ReportTracker[]): There {
  const there = trackers.filter(
    ({ alreadyThere, state, consentAtFirstSight }) =>
      alreadyThere || state === 'sent' || consentAtFirstSight === 'granted',
  );
  if (there.length === 0) return 'none';
  return there.length === trackers.length ? 'all' : 'some';
}
