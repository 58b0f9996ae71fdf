import type { JudgedTracker } from '../match/judge-tracker.ts';
import { clipText } from '../words/clip-text.ts';
import type { ReportWords } from '../words/report-words.ts';

/** A page may name a cookie with thousands of characters; a sentence shows this many. */
const LONGEST_NAME = 80;

/** The parts of a sentence about a tracker: its name, kind, and who stands behind it. */
export function describeTracker({ tracker, match }: JudgedTracker, words: ReportWords) {
  const name = tracker.name === '' ? words.say('tracker.nameless') : tracker.name;
  return {
    kind: words.say(`kind.${tracker.kind}`),
    name: clipText(name, LONGEST_NAME),
    who: match.provider ?? tracker.domain,
    domain: tracker.domain,
    there: tracker.state === 'sent' ? 'sent' : String(tracker.alreadyThere),
  };
}
