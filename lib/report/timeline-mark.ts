import type { ReportTracker } from './report.ts';

/** How a tracker came to be, each told by a shape of its own. */
export const TIMELINE_MARKS = ['header', 'script', 'unknown', 'sent', 'refused'] as const;
export type TimelineMark = (typeof TIMELINE_MARKS)[number];

/** What became of a tracker where that is telling, else how it was set. */
export function timelineMark({ state, setBy }: Pick<ReportTracker, 'state' | 'setBy'>): TimelineMark {
  return state === 'refused' || state === 'sent' ? state : setBy.via;
}

/** Paths about the origin, within 5 units each way, told apart without colour. `filled` or drawn as a line. */
export const MARK_SHAPES: Readonly<Record<TimelineMark, { path: string; filled: boolean }>> = {
  header: { path: 'M-4.5-4.5h9v9h-9z', filled: true },
  script: { path: 'M-5 0a5 5 0 1 1 10 0a5 5 0 1 1-10 0z', filled: true },
  unknown: { path: 'M0-5.2 5.2 0 0 5.2-5.2 0z', filled: false },
  sent: { path: 'M0-5.4 5.4 4.4h-10.8z', filled: true },
  refused: { path: 'M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5', filled: false },
};

/** A ring around the mark of a tracker with a warning. */
export const WARNING_RING = 'M-8.5 0a8.5 8.5 0 1 1 17 0a8.5 8.5 0 1 1-17 0z';
