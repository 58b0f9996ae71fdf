import type { CharterChange } from '../charter/compare-charters.ts';
import type { Declaration } from '../charter/declaration.ts';
import type { Choice } from '../consent/choice.ts';
import type { JudgedTracker } from '../match/judge-tracker.ts';
import type { ReportWords } from '../words/report-words.ts';

export type Severity = 'warning' | 'notice' | 'info';

/** One observation worth telling. */
export interface Finding {
  rule: string;
  severity: Severity;
  /** Ids of the trackers it is about. */
  trackers: string[];
  /** Ids of the declarations it is about. */
  declarations: string[];
  message: string;
}

/** What rules look at: everything is judged, nothing is read again. */
export interface JudgedVisit {
  /** The portal's host. */
  host: string;
  trackers: readonly JudgedTracker[];
  declarations: readonly Declaration[];
  /** Whether the declarations are the portal's own charter, or only what its platform is known to set. */
  ownCharter: boolean;
  /** The charter's earlier reading that it was compared with, `null` where there is none. */
  earlierCharter: EarlierCharter | null;
  /** The visitor's choice as it stands. */
  consent: Choice;
  /** When the visit began, milliseconds since the epoch. */
  startedAt: number;
}

/** How a portal's charter differs from an earlier reading of it. */
export interface EarlierCharter {
  /** When the earlier one was read, ISO 8601 UTC. */
  retrievedAt: string;
  changes: readonly CharterChange[];
}

export type Rule = (visit: JudgedVisit, words: ReportWords) => Finding[];
