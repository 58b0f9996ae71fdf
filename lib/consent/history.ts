import { noChoice, readingsOf, sameChoice, type Choice } from './choice.ts';
import { combine } from './combine.ts';
import { coveringOf, type Covering } from './covers.ts';
import type { Subject } from './subject.ts';

/** A choice as it stood from a moment on. */
export interface RecordedChoice {
  /** When it was seen, in milliseconds since the epoch. */
  at: number;
  choice: Choice;
  /** For this long before, in milliseconds, nobody looked: it may have been made at any moment of that. */
  unseenFor?: number;
  /** Another tab shows the site: it may have been made there, by a click that nobody saw here. */
  inCompany?: true;
}

/** A choice is taken to be made by a click or key press that came at most this long before it was stored, in milliseconds. */
export const LONGEST_FROM_GESTURE = 3000;

/** Clicks this close together are one, in milliseconds. */
export const DOUBLE_CLICK = 500;

/** The history with one more reading, sorted by time, holding only the moments at which the choice changed. */
export function recordChoice(history: readonly RecordedChoice[], reading: RecordedChoice): RecordedChoice[] {
  const sorted = [...history, reading].sort((a, b) => a.at - b.at);
  return sorted.filter((entry, index) => {
    const before = sorted[index - 1];
    return !before || !sameChoice(before.choice, entry.choice);
  });
}

/** The choice that stood at a moment; before the first reading, the first one, since nothing changed it until then. */
export function choiceAt(history: readonly RecordedChoice[], at: number): Choice {
  return history.findLast((entry) => entry.at <= at)?.choice ?? history[0]?.choice ?? noChoice;
}

/** Two histories of one page, of what its jar and its storage record, as one: both stand at every moment. */
export function mergeHistories(a: readonly RecordedChoice[], b: readonly RecordedChoice[]): readonly RecordedChoice[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const moments = [...new Set([...a, ...b].map(({ at }) => at))].sort((one, other) => one - other);
  return moments
    .map((at) => ({ at, choice: combine([choiceAt(a, at), choiceAt(b, at)]), ...unseenBefore([...a, ...b], at) }))
    .filter(({ choice }, index, all) => index === 0 || !sameChoice(all[index - 1]?.choice ?? noChoice, choice));
}

function unseenBefore(
  readings: readonly RecordedChoice[],
  at: number,
): Pick<RecordedChoice, 'unseenFor' | 'inCompany'> {
  const then = readings.filter((reading) => reading.at === at);
  const gaps = then.flatMap(({ unseenFor }) => unseenFor ?? []);
  return {
    ...(gaps.length > 0 && { unseenFor: Math.max(...gaps) }),
    ...(then.some(({ inCompany }) => inCompany) && { inCompany: true }),
  };
}

/** The choice that stood, once one mechanism records another: what other mechanisms record goes on. */
export function withReading(standing: Choice, reading: Choice): Choice {
  const others = readingsOf(standing).filter(({ mechanism }) => mechanism !== reading.mechanism);
  return combine([reading, ...others]);
}

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
  const later = history.slice(1).filter((entry) => entry.at > at);
  const clicks = later.map((entry) => clickOf(entry, gestures));
  const click = clicks.find((one) => one !== null && one <= at) ?? null;
  // One click may be recorded in several steps, for each service or in each place: what it made is what it left.
  const made = later.findLast((_, index) => click !== null && clicks[index] === click);
  if (made) return coveringOf(made.choice, subject);
  const unseen = later
    .filter((entry, index) => clicks[index] === null && entry.at - unseenForOf(entry) < at)
    .map(({ choice }) => coveringOf(choice, subject));
  return unseen.find(({ coverage }) => coverage === 'granted') ?? standing;
}

function unseenForOf({ unseenFor = 0, inCompany }: RecordedChoice): number {
  return inCompany ? Math.max(unseenFor, LONGEST_FROM_GESTURE) : unseenFor;
}

/** Whether a recorded choice can come from the click or key press of this moment: such a moment is worth remembering. */
export function mayHaveChosen(gesture: number, history: readonly RecordedChoice[]): boolean {
  return history.some(({ at }) => gesture <= at && at - gesture <= LONGEST_FROM_GESTURE);
}

/** The click that made a choice, `null` where none did: the first of those while nobody looked. */
function clickOf({ at, unseenFor = 0 }: RecordedChoice, gestures: readonly number[]): number | null {
  const since = at - Math.min(unseenFor, LONGEST_FROM_GESTURE);
  return gestures.find((moment) => moment >= since && moment <= at) ?? gestureBefore(at, gestures);
}

/** The click that made a choice, of a double click the first; `null` where none did. */
function gestureBefore(at: number, gestures: readonly number[]): number | null {
  const before = gestures.filter((moment) => moment <= at && at - moment <= LONGEST_FROM_GESTURE);
  return before.reduceRight<number | null>(
    (made, moment) => (made === null || made - moment <= DOUBLE_CLICK ? moment : made),
    null,
  );
}
