import { describeTracker } from './describe-tracker.ts';
import type { Rule } from './finding.ts';

/** A tracker that no declaration of the charter covers. */
export const undeclared: Rule = ({ host, trackers, declarations, ownCharter }, words) =>
  declarations.length === 0
    ? []
    : trackers
        .filter(({ match }) => match.category === 'undeclared')
        .map((judged) => ({
          rule: 'undeclared',
          severity: 'notice',
          trackers: [judged.tracker.id],
          declarations: [],
          message: words.say(ownCharter ? 'finding.undeclared' : 'finding.undeclared-platform', {
            ...describeTracker(judged, words),
            host,
          }),
        }));
