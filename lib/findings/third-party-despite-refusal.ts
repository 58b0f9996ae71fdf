import { describeTracker } from './describe-tracker.ts';
import type { Rule } from './finding.ts';
import { appearedWithoutConsent, sparedAs } from './without-consent.ts';
import type { JudgedTracker } from '../match/judge-tracker.ts';

/**
 * A tracker that needs consent was stored or sent after the visitor had refused it; set again, where it had been seen before
 * the refusal, which may have its own warning; or still there on a later visit, and not removed by it.
 */
export const thirdPartyDespiteRefusal: Rule = ({ host, trackers }, words) =>
  trackers
    .filter(({ tracker }) => tracker.state !== 'refused')
    .filter((judged) => isRefused(judged, host) || judged.setAfterRefusal)
    .map((judged) => ({
      rule: 'third-party-despite-refusal',
      severity: 'warning',
      trackers: [judged.tracker.id],
      declarations: judged.match.declarations.map(({ id }) => id),
      message: words.say('finding.third-party-despite-refusal', {
        ...describeTracker(judged, words),
        again: String(judged.setAfterRefusal),
      }),
    }));

function isRefused(judged: JudgedTracker, host: string): boolean {
  return appearedWithoutConsent(judged) && judged.consentAtFirstSight === 'refused' && sparedAs(judged, host) === null;
}
