import type { Report } from '../report/report.ts';

/** Milliseconds between a page's request and its arrival, beyond which the one is another visit's. */
const LONGEST_LATE = 10_000;

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

/** A page may be told to be shown before the request that brought it is: its visit then turns out to have begun earlier. */
function isSameVisit(shown: Report, inTab: Report): boolean {
  const isToldLate = !shown.page.observedFromStart && inTab.page.observedFromStart && shown.page.url === inTab.page.url;
  const earlier = Date.parse(shown.page.visitStartedAt) - Date.parse(inTab.page.visitStartedAt);
  return visitKey(shown) === visitKey(inTab) || (isToldLate && earlier >= 0 && earlier <= LONGEST_LATE);
}

/** Tells the visits of a tab apart. */
export function visitKey({ page }: Report): string {
  return `${page.visitStartedAt} ${page.host}`;
}
