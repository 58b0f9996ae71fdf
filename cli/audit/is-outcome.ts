import type { AuditedReport, AuditNote, Outcome, Problem } from './outcome.ts';

/** A report as someone may hand it in: that of the popup says nothing of an audit. */
export type GivenReport = Omit<AuditedReport, 'audit'> & { audit?: AuditNote };

/** Whether this is a report of any release of this format: whatever a summary or a comparison reads is there. */
export function isReport(value: unknown): value is GivenReport {
  const { format, version, page, charter, consent, trackers, findings, audit } = (value ??
    {}) as Partial<AuditedReport>;
  return (
    format === 'miette-report' &&
    version === 1 &&
    isAddress(page?.url) &&
    typeof page?.host === 'string' &&
    !Number.isNaN(Date.parse(page.visitStartedAt)) &&
    (charter === null || Array.isArray(charter?.declarations)) &&
    typeof consent?.state === 'string' &&
    areAll(trackers, ({ id, declarations }) => typeof id === 'string' && Array.isArray(declarations)) &&
    areAll(findings, ({ rule, trackers: ids, declarations }) => Boolean(rule && ids && declarations)) &&
    (audit === undefined || isAddress(audit.requested))
  );
}

/** Whether this is what came of a visit, as a file of a state folder keeps it. */
export function isOutcome(value: unknown): value is Outcome {
  const { kind, report, requested, problem } = (value ?? {}) as Partial<Record<string, unknown>>;
  if (kind === 'report') return isReport(report) && report.audit !== undefined;
  return (
    kind === 'problem' && isAddress(requested) && typeof (problem as Partial<Problem> | undefined)?.message === 'string'
  );
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value);
}

function areAll<T>(list: readonly T[] | undefined, is: (each: Partial<T>) => boolean): boolean {
  return Array.isArray(list) && list.every((each: Partial<T> | null) => is(each ?? {}));
}
