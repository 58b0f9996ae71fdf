import type { ReportTracker } from '../report/report.ts';
import { thirdPartyRole } from '../report/third-party-role.ts';

export const SORT_KEYS = ['name', 'provider', 'category', 'party', 'appeared', 'state', 'kept', 'finding'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

const CATEGORIES = ['necessary', 'statistics', 'first-party', 'third-party', 'unclassified', 'undeclared'];
const STATES = ['stored', 'sent', 'removed', 'refused'];

/**
 * The trackers in the order of one column. What stands equal stays in the order of the report; what has no provider comes
 * last, whichever way.
 */
export function sortTrackers(
  trackers: readonly ReportTracker[],
  key: SortKey,
  descending: boolean,
  { language, warned }: { language: string; warned: ReadonlySet<string> },
): ReportTracker[] {
  const collator = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const byText = (a: string | null, b: string | null): number => collator.compare(a ?? '', b ?? '');
  const comparisons: Record<SortKey, (a: ReportTracker, b: ReportTracker) => number> = {
    name: (a, b) => byText(a.name, b.name),
    provider: (a, b) => byText(a.provider, b.provider),
    category: (a, b) => CATEGORIES.indexOf(a.category) - CATEGORIES.indexOf(b.category),
    party: (a, b) => partyRank(a) - partyRank(b) || byText(a.domain, b.domain),
    appeared: (a, b) =>
      Number(b.alreadyThere) - Number(a.alreadyThere) || Date.parse(a.firstSeenAt) - Date.parse(b.firstSeenAt),
    state: (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state),
    kept: (a, b) => lifetime(a) - lifetime(b),
    finding: (a, b) => Number(warned.has(b.id)) - Number(warned.has(a.id)),
  };
  const compare = comparisons[key];
  return trackers.toSorted((a, b) => {
    if (key === 'provider' && (a.provider === null) !== (b.provider === null)) return a.provider === null ? 1 : -1;
    return descending ? compare(b, a) : compare(a, b);
  });
}

function partyRank(tracker: ReportTracker): number {
  const role = thirdPartyRole(tracker);
  return role === 'domain' ? 2 : role === 'purpose' ? 1 : 0;
}

/** A session ends before any date; what is stored without an end outlasts them all. */
function lifetime({ kind, lifetimeDays }: ReportTracker): number {
  if (kind === 'localStorage') return Number.MAX_VALUE;
  return lifetimeDays ?? -1;
}
