import { describeTracker } from './describe-tracker.ts';
import type { Match } from '../match/match-tracker.ts';
import type { Rule } from './finding.ts';

/** A tracker that no declaration of the charter covers, though a row may name its vendor without naming a cookie. */
export const undeclared: Rule = ({ host, trackers, declarations, ownCharter }, words) =>
  declarations.length === 0
    ? []
    : trackers
        .filter(({ match }) => match.category === 'undeclared')
        .map((judged) => ({
          rule: 'undeclared',
          severity: 'notice',
          trackers: [judged.tracker.id],
          declarations: judged.match.vendorDeclarations.map(({ declaration }) => declaration.id),
          message: words.say(key(judged.match, ownCharter), {
            ...describeTracker(judged, words),
            host,
            vendor: judged.match.vendorDeclarations[0]?.vendor ?? '',
          }),
        }));

function key({ vendorDeclarations }: Match, ownCharter: boolean) {
  if (!ownCharter) return 'finding.undeclared-platform';
  return vendorDeclarations.length > 0 ? 'finding.undeclared-name' : 'finding.undeclared';
}
