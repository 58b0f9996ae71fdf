import { compareCharters } from '../charter/compare-charters.ts';
import type { Report, ReportCharter, ReportTracker } from './report.ts';

/** What may change of a tracker from one visit to the next; moments and exact ends differ at every visit. */
const COMPARED = [
  'state',
  'category',
  'provider',
  'purpose',
  'needsConsent',
  'consentAtFirstSight',
  'lifetimeDays',
  'hostOnly',
  'httpOnly',
  'secure',
  'sameSite',
] as const;

export type ComparedField = (typeof COMPARED)[number];

export interface ChangedTracker {
  before: ReportTracker;
  after: ReportTracker;
  fields: ComparedField[];
}

/** Two visits to one portal. Each tracker of either stands in exactly one of the four. */
export interface Comparison {
  before: Report;
  after: Report;
  appeared: ReportTracker[];
  gone: ReportTracker[];
  changed: ChangedTracker[];
  same: ReportTracker[];
  /** Other rows were held against the visit: a page read anew may differ in much that is no row. */
  charterChanged: boolean;
}

/** Compares two reports of one portal, the earlier visit first whichever is given first; `null` for two portals. */
export function compareReports(one: Report, other: Report): Comparison | null {
  if (one.page.host !== other.page.host) return null;
  const inOrder = one.page.visitStartedAt <= other.page.visitStartedAt;
  const [before, after] = inOrder ? [one, other] : [other, one];
  const earlier = new Map(before.trackers.map((tracker) => [tracker.id, tracker]));
  const later = new Set(after.trackers.map(({ id }) => id));
  const comparison: Comparison = {
    before,
    after,
    appeared: [],
    gone: before.trackers.filter(({ id }) => !later.has(id)),
    changed: [],
    same: [],
    charterChanged: isHeldToOther(before.charter, after.charter),
  };
  for (const tracker of after.trackers) {
    const known = earlier.get(tracker.id);
    if (!known) {
      comparison.appeared.push(tracker);
      continue;
    }
    const fields = COMPARED.filter((field) => differs(field, known, tracker));
    if (fields.length > 0) comparison.changed.push({ before: known, after: tracker, fields });
    else comparison.same.push(tracker);
  }
  return comparison;
}

function isHeldToOther(before: ReportCharter | null, after: ReportCharter | null): boolean {
  if (!before || !after) return before !== after;
  return compareCharters(before, after).length > 0;
}

function differs(field: ComparedField, before: ReportTracker, after: ReportTracker): boolean {
  if (field === 'lifetimeDays') return differsInLifetime(before, after);
  // Other sources say a purpose in the report's language, which is not that of every report.
  if (field === 'purpose' && (before.source !== 'charter' || after.source !== 'charter')) return false;
  return before[field] !== after[field];
}

/** What was there before a visit has only the rest of its life left: that says nothing of the life it was given. */
function differsInLifetime(before: ReportTracker, after: ReportTracker): boolean {
  const [was, is] = [before.lifetimeDays, after.lifetimeDays];
  if (was === null || is === null) return was !== is;
  if (before.alreadyThere || after.alreadyThere) return false;
  return Math.abs(was - is) > Math.max(1 / 24, 0.01 * Math.max(was, is));
}
