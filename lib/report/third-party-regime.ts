import type { Tracker } from '../tracker/tracker.ts';
import type { ReportPage } from './report.ts';

/** How the browser treats third-party cookies, as far as the cookies of one visit show. */
export function thirdPartyRegime(trackers: readonly Tracker[]): ReportPage['thirdPartyCookies'] {
  const third = trackers.filter(({ kind, party }) => kind === 'cookie' && party === 'third');
  if (third.some(({ state, partition }) => state !== 'refused' && partition === null)) return 'allowed';
  if (third.some(({ state, partition }) => state === 'refused' && partition === null)) return 'blocked';
  return third.length > 0 ? 'partitioned' : 'unknown';
}
