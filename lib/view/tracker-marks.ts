import type { ReportTracker } from '../report/report.ts';
import { thirdPartyRole } from '../report/third-party-role.ts';

/** What is worth seeing of a tracker before its row is opened. Each has its own words and shape. */
export type TrackerMark =
  | 'before-choice'
  | 'despite-refusal'
  | 'not-covered'
  | 'choice-unreadable'
  | 'third-party-domain'
  | 'third-party-purpose'
  | 'refused'
  | 'removed'
  | 'sent'
  | 'already-there'
  | 'elsewhere';

const MOMENTS: Partial<Record<ReportTracker['consentAtFirstSight'], TrackerMark>> = {
  none: 'before-choice',
  refused: 'despite-refusal',
  'not-covered': 'not-covered',
  unreadable: 'choice-unreadable',
  // It has a warning where it was set anew after a refusal.
  granted: 'despite-refusal',
};

/**
 * The marks of one tracker: when it appeared, where that is held against the page; for whom, what became of it. Being stored
 * is no mark of its own.
 * @param warned it has a warning
 */
export function trackerMarks(tracker: ReportTracker, warned: boolean): TrackerMark[] {
  const marks: TrackerMark[] = [];
  const then = tracker.consentAtFirstSight;
  const isHeld = warned || (tracker.state === 'refused' && then !== 'granted');
  const moment = isHeld ? MOMENTS[then] : undefined;
  if (moment) marks.push(moment);
  const role = thirdPartyRole(tracker);
  if (role) marks.push(`third-party-${role}`);
  if (tracker.state !== 'stored') marks.push(tracker.state);
  if (tracker.alreadyThere) marks.push('already-there');
  if (tracker.elsewhere) marks.push('elsewhere');
  return marks;
}

/** The class of a mark, which draws its shape: all that is wrong with the moment has the same. */
export function markClass(mark: TrackerMark): string {
  return Object.values(MOMENTS).includes(mark) ? 'mark moment' : `mark ${mark}`;
}
