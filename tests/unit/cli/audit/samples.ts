import type { AuditedReport, FailedVisit, Outcome, VisitChoice } from '../../../../cli/audit/outcome.ts';
import { VisitFailed } from '../../../../cli/audit/problem.ts';
import { judgePage, type JudgeInput } from '../../../../lib/report/judge-page.ts';
import { realRegistry } from '../../match/real-registry.ts';

export const START = Date.UTC(2026, 10, 22, 9);

/** A tracker that nobody declares and nobody consented to: one warning and one notice. */
export const stranger = { name: 'uid', domain: 'pixel.adnetwork.example' };
/** Declared necessary on the portals. */
export const session = { name: 'sessionid', domain: 'data.saint-maur.com' };
/** The portal's own, and not declared: a notice. */
export const ownUndeclared = { name: 'portal_theme', domain: 'data.saint-maur.com' };

export interface Sample {
  url?: string;
  choice?: VisitChoice;
  trackers?: JudgeInput['trackers'];
  /** Milliseconds since the epoch. */
  at?: number;
  note?: Partial<AuditedReport['audit']>;
}

/** A report of one visit to Saint-Maur's home page, on which only its session cookie was seen, unless told otherwise. */
export function report({
  url = 'https://data.saint-maur.com/',
  choice = 'none',
  trackers = [session],
  at = START,
  note = {},
}: Sample = {}): Outcome & { kind: 'report' } {
  const judged = judgePage(
    { page: { url, startedAt: new Date(at).toISOString() }, trackers },
    { registry: realRegistry, version: '0.1.0', now: at + 9000 },
  );
  const audit = { requested: url, choice, banner: null, ...note };
  return { kind: 'report', portal: new URL(url).hostname, report: { ...judged, audit } };
}

/** @param detail what the browser called it */
export function failed(portal: string, detail = ''): Outcome & { kind: 'problem' } {
  const visit: FailedVisit = {
    portal,
    requested: `https://${portal}/`,
    choice: 'none',
    problem: new VisitFailed('unreachable', detail).problem,
  };
  return { kind: 'problem', ...visit };
}
