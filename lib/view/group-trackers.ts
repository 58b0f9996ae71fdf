import type { ReportTracker } from '../report/report.ts';

type TrackerCategory = ReportTracker['category'];

export interface TrackerGroup {
  category: TrackerCategory;
  trackers: readonly ReportTracker[];
}

// The order in which charters write their sections, then what none of them covers.
const ORDER: readonly TrackerCategory[] = [
  'necessary',
  'statistics',
  'first-party',
  'third-party',
  'unclassified',
  'undeclared',
];

/** Trackers by category, in the order of a charter's sections; empty groups are left out. */
export function groupTrackers(trackers: readonly ReportTracker[]): TrackerGroup[] {
  return ORDER.map((category) => ({
    category,
    trackers: trackers.filter((tracker) => tracker.category === category),
  })).filter((group) => group.trackers.length > 0);
}
