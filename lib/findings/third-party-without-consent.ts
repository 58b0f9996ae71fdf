import { describeTracker } from './describe-tracker.ts';
import type { Rule } from './finding.ts';
import { appearedWithoutConsent, choiceThen, sparedAs } from './without-consent.ts';

/**
 * A tracker that needs consent was stored or sent when the recorded choice did not grant it. What another site of the domain
 * may have left there is not told, nor what was only removed once there was a choice.
 */
export const thirdPartyWithoutConsent: Rule = ({ host, trackers, consent }, words) =>
  trackers
    .filter((judged) => judged.tracker.state !== 'refused' && appearedWithoutConsent(judged))
    .filter(({ consentAtFirstSight }) => consentAtFirstSight !== 'refused')
    .filter((judged) => sparedAs(judged, host) === null)
    .map((judged) => ({
      rule: 'third-party-without-consent',
      severity: 'warning',
      trackers: [judged.tracker.id],
      declarations: judged.match.declarations.map(({ id }) => id),
      message: words.say('finding.third-party-without-consent', {
        ...describeTracker(judged, words),
        choice: choiceThen(judged, consent),
      }),
    }));
