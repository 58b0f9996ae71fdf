import { describeTracker } from './describe-tracker.ts';
import type { Rule } from './finding.ts';
import { appearedWithoutConsent } from './without-consent.ts';

/** A tracker that needs consent was stored or sent after the visitor had refused it. */
export const thirdPartyDespiteRefusal: Rule = ({ trackers }, words) =>
  trackers
    .filter((judged) => judged.tracker.state !== 'refused' && appearedWithoutConsent(judged))
    .filter(({ consentAtFirstSight }) => consentAtFirstSight === 'refused')
    .map((judged) => ({
      rule: 'third-party-despite-refusal',
      severity: 'warning',
      trackers: [judged.tracker.id],
      declarations: judged.match.declarations.map(({ id }) => id),
      message: words.say('finding.third-party-despite-refusal', describeTracker(judged, words)),
    }));
