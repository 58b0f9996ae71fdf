import type { Finding } from '../../findings/finding.ts';
import type { ReportTracker } from '../../report/report.ts';
import type { PopupState } from '../../view/popup-state.ts';
import { packRows, unpackRows, type PackedRows } from './packed-rows.ts';

/**
 * From the popup to the background, over its line, and over one of its own from whoever reads a charter. `known` asks for what is
 * known already, `show` for what a look at the page and the jar gives. The popup asks for it when it has drawn the first: both
 * at once would take each other's time.
 */
export type PopupRequest =
  | { type: 'known' | 'show'; tabId: number }
  | { type: 'reveal'; tabId: number; trackerId: string; call: number }
  | { type: 'watch' | 'unwatch'; tabId: number }
  | { type: 'asks'; tabId: number; url: string | null };

/** A state as the line carries it: the long lists of a report are packed, and missing in `state`. */
export interface ShowReply {
  type: 'show';
  state: PopupState;
  trackers?: PackedRows;
  findings?: PackedRows;
}

/**
 * From the background to the popup, over its line. `show` is told when it says something else than the last one; `known` and
 * `looked` follow when all is told that these requests asked for, `heard` what a page is about to ask.
 */
export type PopupReply =
  ShowReply | { type: 'known' | 'looked' | 'heard' } | { type: 'reveal'; call: number; value: string | null };

export function showReply(state: PopupState): ShowReply {
  if (state.kind !== 'report') return { type: 'show', state };
  const { trackers, findings } = state.report;
  return {
    type: 'show',
    state: { ...state, report: { ...state.report, trackers: [], findings: [] } },
    trackers: packRows(trackers),
    findings: packRows(findings),
  };
}

/** The state that was packed. */
export function shownState({ state, trackers, findings }: ShowReply): PopupState {
  if (state.kind !== 'report' || !trackers || !findings) return state;
  const report = {
    ...state.report,
    trackers: unpackRows<ReportTracker>(trackers),
    findings: unpackRows<Finding>(findings),
  };
  return { ...state, report };
}
