import { describeTracker } from './describe-tracker.ts';
import type { Rule } from './finding.ts';

/** What measures the site's audience was set after the visitor had refused that very use, third party's or not. */
export const measurementDespiteRefusal: Rule = ({ trackers }, words) =>
  trackers
    .filter(({ tracker, measuresDespiteRefusal }) => measuresDespiteRefusal && tracker.state !== 'refused')
    .map((judged) => ({
      rule: 'measurement-despite-refusal',
      severity: 'notice',
      trackers: [judged.tracker.id],
      declarations: judged.match.declarations.map(({ id }) => id),
      message: words.say('finding.measurement-despite-refusal', describeTracker(judged, words)),
    }));
