import type { Report } from '../report/report.ts';

/** The visit of a tab that a page shows: a later one does not take its place unasked. */
export interface FollowedVisit {
  shown: Report | null;
  /** The tab's latest visit, where that is another. */
  newer: Report | null;
  /** What the tab shows now; `null` where it is closed or shows nothing that is watched. */
  inTab: Report | null;
}

/** The tab shows this now. */
export function nowInTab(followed: FollowedVisit, inTab: Report | null): FollowedVisit {
  if (!inTab) return { ...followed, inTab };
  return !followed.shown || isSameVisit(followed.shown, inTab)
    ? { shown: inTab, newer: null, inTab }
    : { ...followed, newer: inTab, inTab };
}

/** The later visit takes the place of the one that is shown. */
export function withNewer({ shown, newer, inTab }: FollowedVisit): FollowedVisit {
  return { shown: newer ?? shown, newer: null, inTab };
}

/** Whether the tab no longer shows what is shown of it. */
export function hasEnded({ shown, inTab }: FollowedVisit): boolean {
  return !shown || !inTab || !isSameVisit(shown, inTab);
}

function isSameVisit(one: Report, other: Report): boolean {
  return visitKey(one) === visitKey(other);
}

/** Tells the visits of a tab apart. */
export function visitKey({ page }: Report): string {
  return `${page.visitStartedAt} ${page.host}`;
}
