import { describeTracker } from './describe-tracker.ts';
import type { Rule } from './finding.ts';
import { appearedWithoutConsent, choiceThen } from './without-consent.ts';

/** A tracker that needs consent was tried without it, but the browser refused to keep it. */
export const thirdPartyAttemptWithoutConsent: Rule = ({ trackers, consent }, words) =>
  trackers
    .filter((judged) => judged.tracker.state === 'refused' && appearedWithoutConsent(judged))
    .map((judged) => ({
      rule: 'third-party-attempt-without-consent',
      severity: 'notice',
      trackers: [judged.tracker.id],
      declarations: judged.match.declarations.map(({ id }) => id),
      message: words.say('finding.third-party-attempt-without-consent', {
        ...describeTracker(judged, words),
        choice: choiceThen(judged, consent),
      }),
    }));
