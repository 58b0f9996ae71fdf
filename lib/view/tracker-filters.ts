import type { ReportTracker } from '../report/report.ts';
import { thirdPartyRole } from '../report/third-party-role.ts';

export const TRACKER_FILTERS = ['all', 'warned', 'third-party', 'undeclared', 'refused'] as const;
export type TrackerFilter = (typeof TRACKER_FILTERS)[number];

/** Whether a tracker belongs to a filter; `warned` holds the ids of the trackers with a warning. */
export function passesFilter(filter: TrackerFilter, tracker: ReportTracker, warned: ReadonlySet<string>): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'warned':
      return warned.has(tracker.id);
    case 'third-party':
      return thirdPartyRole(tracker) !== null;
    case 'undeclared':
      return tracker.category === 'undeclared';
    case 'refused':
      return tracker.state === 'refused';
  }
}

/** How many trackers each filter holds; `held` where a charter says what is declared. */
export function countByFilter(
  trackers: readonly ReportTracker[],
  warned: ReadonlySet<string>,
  held: boolean,
): Record<TrackerFilter, number> {
  const count = (filter: TrackerFilter): number =>
    trackers.filter((tracker) => passesFilter(filter, tracker, warned)).length;
  return {
    all: count('all'),
    warned: count('warned'),
    'third-party': count('third-party'),
    undeclared: held ? count('undeclared') : 0,
    refused: count('refused'),
  };
}
