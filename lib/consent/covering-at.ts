import { choicesMade } from './choices-made.ts';
import { coveringOf, type Covering } from './covers.ts';
import { choiceAt, type RecordedChoice } from './history.ts';
import type { Subject } from './subject.ts';

/**
 * What the visitor's choice said of a tracker at a moment.
 *
 * A choice is seen a little after the click that made it, and what the click allowed may appear in between. A tracker
 * from that gap is judged by the new choice, unless the one before it granted it. Where no click made a choice, another
 * extension may have; what it allowed may appear before the next look at where the page keeps it, and is taken as allowed.
 * @param gestures moments of the visitor's clicks and key presses, milliseconds since the epoch
 */
export function coveringAt(
  history: readonly RecordedChoice[],
  gestures: readonly number[],
  subject: Subject,
  at: number,
): Covering {
  const standing = coveringOf(choiceAt(history, at), subject);
  if (standing.coverage === 'granted') return standing;
  const later = choicesMade(history, gestures).filter((made, index) => index > 0 && made.settledAt > at);
  const clicked = later.find(({ click }) => click !== null && click <= at);
  if (clicked) return coveringOf(clicked.choice, subject);
  const unseen = later
    .filter(({ click, unseenSince }) => click === null && unseenSince < at)
    .map(({ choice }) => coveringOf(choice, subject));
  return unseen.find(({ coverage }) => coverage === 'granted') ?? standing;
}
