import { undecided, unreadable, type Choice, type ChoiceState } from './choice.ts';
import type { Mechanism } from './mechanism.ts';

/** A page may store any number of answers: those that Miette knows the meaning of come first, and this many are kept. */
const MOST_ANSWERS = 200;
const LONGEST_KEY = 120;

export interface Decided {
  decidedAt?: number | null;
  /** The mechanism asks more than these answers say. */
  open?: boolean;
}

/** The choice that a mechanism's answers make: unreadable where there are none, undecided where all are open. */
export function choiceOf(
  { id, meaning, narrow }: Pick<Mechanism, 'id' | 'meaning' | 'narrow'>,
  answers: readonly (readonly [key: string, allowed: boolean])[],
  { decidedAt = null, open = false }: Decided = {},
): Choice {
  const kept = answers.filter(([key]) => key.length <= LONGEST_KEY);
  const convenient = (key: string) => meaning(key).convenience === true;
  const state = stateOf(kept, convenient);
  if (!state) return open ? undecided(id) : unreadable(id);
  const known = ([key]: readonly [string, boolean]) => Number(meaning(key).label !== null);
  const bounded =
    kept.length <= MOST_ANSWERS ? kept : kept.toSorted((a, b) => known(b) - known(a)).slice(0, MOST_ANSWERS);
  return {
    state: open && state === 'granted' ? 'partial' : state,
    mechanism: id,
    choices: Object.fromEntries(bounded),
    decidedAt,
    // What it asks beside, nobody has refused yet.
    ...((open && state === 'refused' ? true : narrow) && { narrow: true as const }),
  };
}

/** Refusing every tracker is a refusal, whatever was said of the site's own conveniences. */
function stateOf(
  answers: readonly (readonly [string, boolean])[],
  convenient: (key: string) => boolean,
): ChoiceState | null {
  const trackers = answers.filter(([key]) => !convenient(key));
  const decisive = trackers.length > 0 ? trackers : answers;
  if (decisive.length === 0) return null;
  if (decisive.every(([, allowed]) => !allowed)) return 'refused';
  return answers.every(([, allowed]) => allowed) ? 'granted' : 'partial';
}
