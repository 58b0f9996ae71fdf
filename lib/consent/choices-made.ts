import { readingsOf, type Choice } from './choice.ts';
import type { RecordedChoice } from './history.ts';

/**
 * What one answer of the visitor left, in however many steps it was recorded: for each service, or in each place. Moments
 * are milliseconds since the epoch.
 */
export interface MadeChoice {
  /** When its first step was recorded. */
  at: number;
  /** When its last step was. */
  settledAt: number;
  /** The click or key press that made it, `null` where nobody saw one. */
  click: number | null;
  /** Where nobody saw a click, it may have been made at any moment after this. */
  unseenSince: number;
  choice: Choice;
}

/** A choice is taken to be made by a click or key press that came at most this long before it was stored, in milliseconds. */
export const LONGEST_FROM_GESTURE = 3000;

/** Clicks this close together are one, in milliseconds; so are steps whose click nobody saw. */
const DOUBLE_CLICK = 500;

/**
 * The choices that were made, in order. What the history begins with stands by itself: nobody made it here.
 * @param gestures moments of the visitor's clicks and key presses, milliseconds since the epoch
 */
export function choicesMade(history: readonly RecordedChoice[], gestures: readonly number[]): MadeChoice[] {
  return history
    .map((entry) => stepOf(entry, gestures))
    .reduceRight<MadeChoice[]>((later, step, index) => {
      const [next] = later;
      const before = history[index - 1]?.choice;
      return next && before && mayBeOne(before, step, next) ? later.with(0, asOne(step, next)) : [step, ...later];
    }, []);
}

function stepOf(entry: RecordedChoice, gestures: readonly number[]): MadeChoice {
  const { at, choice, unseenFor = 0, inCompany } = entry;
  const unseenSince = at - (inCompany ? Math.max(unseenFor, LONGEST_FROM_GESTURE) : unseenFor);
  return { at, settledAt: at, click: clickOf(entry, gestures), unseenSince, choice };
}

function asOne(step: MadeChoice, next: MadeChoice): MadeChoice {
  return { ...next, at: step.at, unseenSince: Math.min(step.unseenSince, next.unseenSince) };
}

/**
 * What takes an answer back is a step to the next one that was clicked, and no answer itself. What is answered anew and then
 * otherwise is two answers, unless one click leaves it at once; so is a reverse that nobody was seen to click, be it of one key.
 */
function mayBeOne(before: Choice, step: MadeChoice, next: MadeChoice): boolean {
  const [first, last] = [step.choice.state, next.choice.state];
  if (step.click !== next.click || last === 'none' || last === 'unreadable') return false;
  const atOnce = next.at - step.at <= DOUBLE_CLICK;
  if (step.click !== null) return atOnce || stays(before, step.choice, next.choice);
  const isReverse = first !== last && first !== 'partial' && last !== 'partial';
  return atOnce && first !== 'none' && !isReverse && !takesBack(next.choice, step.choice);
}

/** Whether a choice refuses what another allowed by the same key. */
function takesBack(next: Choice, step: Choice): boolean {
  const last = answersOf(next);
  return [...answersOf(step)].some(([key, allowed]) => allowed && last.get(key) === false);
}

/** Whether all that a step answers otherwise than what stood before is answered so in what was left. */
function stays(before: Choice, step: Choice, left: Choice): boolean {
  const [stood, last] = [answersOf(before), answersOf(left)];
  return [...answersOf(step)].every(([key, allowed]) => stood.get(key) === allowed || last.get(key) === allowed);
}

function answersOf(choice: Choice): Map<string, boolean> {
  const answers = readingsOf(choice).flatMap(({ mechanism, choices }) =>
    Object.entries(choices).map(([key, allowed]) => [`${mechanism} ${key}`, allowed] as const),
  );
  return new Map(answers);
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
