import type { Tracker } from '../tracker/tracker.ts';
import type { ReportPage } from './report.ts';

/** How the browser treats third-party cookies, as far as the cookies of one visit show. */
export function thirdPartyRegime(trackers: readonly Tracker[]): ReportPage['thirdPartyCookies'] {
  const third = trackers.filter(({ kind, party }) => kind === 'cookie' && party === 'third');
  if (third.some(({ state, partition }) => state !== 'refused' && partition === null)) return 'allowed';
  const kept = third.some(({ state, partition }) => state !== 'refused' && partition !== null);
  // Any browser refuses a third party's cookie that is not `SameSite=None; Secure`: that tells nothing of its rules.
  const asked = ({ sameSite, secure }: Tracker) => sameSite === 'none' && secure;
  if (third.some((tracker) => tracker.state === 'refused' && tracker.partition === null && asked(tracker)))
    return 'blocked';
  return kept ? 'partitioned' : 'unknown';
}
