import type { PageWords } from '../../words/page-words.ts';
import type { ReportTracker } from '../report.ts';
import { thirdPartyRole } from '../third-party-role.ts';

/** Whose a tracker is: by its domain, and by whom it is set for where that differs. */
export function partyWords({ say }: PageWords, tracker: ReportTracker): string {
  return say(
    tracker.party === 'first' && thirdPartyRole(tracker) === 'purpose' ? 'party.purpose' : `party.${tracker.party}`,
  );
}
