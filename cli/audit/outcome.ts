import type { Report } from '../../lib/report/report.ts';

/** What a visit does with the banner: nothing, or one of these. */
export type VisitChoice = 'none' | 'refuse' | 'accept';

/** What came of the banner; `by` is the manager that was worked. */
export type BannerResult =
  | { worked: true; by: string }
  /** `none`: no banner was shown. `failed`: one was, and no answer could be given in it. */
  | { worked: false; reason: 'none' | 'failed' };

/** Ids of trackers that differ from another visit to the same page. */
export interface Changes {
  appeared: string[];
  gone: string[];
  changed: string[];
  /** Warnings and notices that the other visit has not, by their places in the report's list. */
  newFindings: number[];
}

/** What the command adds to a report. */
export interface AuditNote {
  /** The address that was asked for, without query and fragment. */
  requested: string;
  choice: VisitChoice;
  /** `null` where the visit was to make no choice. */
  banner: BannerResult | null;
  /** What a choice changed; absent where the page was not visited without one. */
  comparedWithNoChoice?: Changes;
  /** What differs from the earlier result; `null` where that has no such visit, absent where none was given. */
  comparedWithBaseline?: Changes | null;
}

/** One visit as the command tells it. */
export type AuditedReport = Report & { audit: AuditNote };

export const problemKinds = [
  'time-out',
  'certificate',
  'unreachable',
  'error-page',
  'redirected',
  'browser-ended',
  'unobserved',
  'failed',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** Why a page could not be audited. */
export interface Problem {
  kind: ProblemKind;
  /** In English, a sentence without its full stop. */
  message: string;
  /** What the kind does not say: a number of seconds, a status, an address, a browser's own words. Empty where there is no more. */
  detail?: string;
}

export interface FailedVisit {
  portal: string;
  requested: string;
  choice: VisitChoice;
  problem: Problem;
}

/** What came of one visit: a report, or the reason why there is none. */
export type Outcome = { kind: 'report'; portal: string; report: AuditedReport } | ({ kind: 'problem' } & FailedVisit);

/** The reports among the outcomes, in their order. */
export function reportsOf(outcomes: readonly Outcome[]): AuditedReport[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'report' ? [outcome.report] : []));
}

export function problemsOf(outcomes: readonly Outcome[]): FailedVisit[] {
  return outcomes.flatMap((outcome) => (outcome.kind === 'problem' ? [outcome] : []));
}
