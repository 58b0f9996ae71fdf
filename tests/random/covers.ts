import {
  choicesOf,
  earliestOf,
  type Choice,
  type Happening,
  type History,
  type TrackerHistory,
  type Visit,
} from './history.ts';
import type { Answer } from './sequence.ts';

/** Whether a choice covers a tracker, and if not, why. */
export type Cover = 'none' | 'granted' | 'refused' | 'not-covered' | 'unreadable';

/** What is set so long after a refusal may have been under way before it. */
const UNDER_WAY = 1250;
const GOOGLE_ANALYTICS = ['_ga', '_gid'];

/** The answers that may have been in force at some moment of what happened; `null` where none was given yet. */
export function answersDuring(history: History, visit: Visit, { from, to }: Happening): (Answer | null)[] {
  const choices = choicesOf(history, visit.host);
  const ends = (next: Choice) => next.to + (next.answer === 'accept' ? 0 : UNDER_WAY);
  return [null, ...choices].flatMap((choice, at) => {
    // In a list that begins with none, the next choice stands at this place of the choices.
    const next = choices[at];
    const isInForce =
      (choice === null || earliestOf(visit, choice) <= to) && (next === undefined || ends(next) >= from);
    return isInForce ? [choice?.answer ?? null] : [];
  });
}

/** How the answers that may have been in force cover a tracker. */
export const coversDuring = (
  history: History,
  visit: Visit,
  tracker: TrackerHistory,
  happening: Happening,
): readonly Cover[] => answersDuring(history, visit, happening).map((answer) => coverOf(history, tracker, answer));

export const isUncovered = (cover: Cover): boolean =>
  cover === 'none' || cover === 'not-covered' || cover === 'unreadable';

function coverOf({ mechanism }: History, { kind, name }: TrackerHistory, answer: Answer | null): Cover {
  if (answer === null) return 'none';
  if (answer === 'refuse') return 'refused';
  if (answer === 'unreadable') return 'unreadable';
  if (mechanism === 'osano') return 'granted';
  // The portal's own banner asks about nothing else that needs consent.
  if (kind !== 'cookie' || !GOOGLE_ANALYTICS.includes(name)) return 'not-covered';
  return answer === 'audience' ? 'refused' : 'granted';
}
