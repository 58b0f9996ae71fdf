import type { Report } from '../report/report.ts';
import type { Verdict } from '../report/verdict.ts';
import type { PopupState } from './popup-state.ts';

/** What the report page has to show of a tab. */
export type ReportPageState =
  | Exclude<PopupState, { kind: 'report' }>
  | {
      kind: 'live';
      report: Report;
      /** The tab is closed or shows something else: the report stays as last seen. */
      ended: boolean;
      /** The tab shows a later visit, which can be shown instead. */
      newer: boolean;
    };

export interface ReportPageActions {
  /** Reloads the page, so that its visit is observed from the start. */
  reload(): void;
  /** Asks for access to pages; called from within a user gesture. */
  allowAccess(): void;
  /** Watches the site that the tab shows from now on. */
  watch(): void;
  /** Shows the later visit of the tab. */
  showNewer(): void;
}

/** Starts the flow of states of the tab and gives the actions. */
export type ConnectReport = (onState: (state: ReportPageState) => void) => Promise<ReportPageActions>;

/** A visit that a person chose to keep, without its report. */
export interface SavedVisit {
  id: string;
  name: string;
  note: string;
  savedAt: string;
  host: string;
  url: string;
  visitStartedAt: string;
  verdict: Verdict;
  observedFromStart: boolean;
  trackers: number;
  /** What its report takes, in bytes. */
  bytes: number;
}

export type SaveOutcome =
  { kind: 'saved'; visit: SavedVisit } | { kind: 'full' } | { kind: 'too-large'; usedBytes: number };

/** The visits kept in this browser, latest first. */
export interface SavedVisits {
  limits: { visits: number; bytes: number };
  list(): Promise<SavedVisit[]>;
  read(id: string): Promise<{ visit: SavedVisit; report: Report } | null>;
  save(report: Report, about: { name: string; note: string }): Promise<SaveOutcome>;
  remove(id: string): Promise<void>;
}
