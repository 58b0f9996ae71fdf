import { unreadable, type Choice, type ChoiceState } from '../consent/choice.ts';
import { recordChoice, type RecordedChoice } from '../consent/history.ts';
import { mechanismOf, mechanisms, mechanismsOfName, readStored } from '../consent/mechanisms.ts';
import type { StoredValue } from '../consent/stored-value.ts';
import type { Tracker } from '../tracker/tracker.ts';
import { listIn, objectIn, textIn, wordIn } from './given-values.ts';
import { momentIn } from './moment-in.ts';

/** A choice that the page's visitor had made, from a moment on. */
export type SeenChoice = {
  /** ISO 8601; the start of the visit where it is left out. */
  at?: string;
} & (
  | {
      /** What the page stores, with values: cookies and `localStorage` items. What no consent mechanism keeps is left out. */
      stored: readonly StoredValue[];
    }
  | {
      state: ChoiceState;
      /**
       * `opendatasoft`, `tcf`, ...; where it is left out beside `choices`, what a portal offers. One that Miette does not read may
       * have a name too, but no `choices`: nobody knows what its keys mean.
       */
      mechanism?: string | null;
      /** Allowed or not, by the mechanism's own keys. */
      choices?: Record<string, boolean>;
      /** ISO 8601. */
      decidedAt?: string | null;
    }
);

const STATES = ['none', 'refused', 'partial', 'granted', 'unreadable'] as const;
const STORED = ['cookie', 'localStorage'] as const;

/**
 * The visitor's choices one after the other, as a visit records them: those that a crawler saw, else what its trackers tell of
 * one. Before the first choice there was none.
 * @param startedAt when the visit began, milliseconds since the epoch
 * @param offered what the page asks before anyone answers
 * @throws TypeError for whatever is not as its type says; it names the field
 */
export function choiceHistory(
  consent: SeenChoice | readonly SeenChoice[] | undefined,
  trackers: readonly Tracker[],
  startedAt: number,
  offered: Choice,
): RecordedChoice[] {
  const readings = consent
    ? seenChoices(Array.isArray(consent) ? consent : [consent], startedAt, offered)
    : keptChoices(trackers, startedAt);
  const before = { at: startedAt, choice: offered };
  const chosenAtStart = readings.some(({ at }) => at <= startedAt);
  return (chosenAtStart ? readings : [before, ...readings]).reduce<RecordedChoice[]>(recordChoice, []);
}

/** Nobody told of a choice: what is known to keep one has it, from when it was there on. */
function keptChoices(trackers: readonly Tracker[], startedAt: number): RecordedChoice[] {
  const kept = trackers.flatMap(({ kind, name, party, state, alreadyThere, firstSeenAt }) => {
    const isKept = kind !== 'sessionStorage' && party === 'first' && state === 'stored';
    const [keeper] = isKept ? mechanismsOfName(kind, name) : [];
    return keeper ? [{ at: alreadyThere ? startedAt : firstSeenAt, choice: unreadable(keeper.id) }] : [];
  });
  return kept.sort((a, b) => a.at - b.at).slice(0, 1);
}

/** What is read as none is what the page offers. */
function seenChoices(seen: readonly SeenChoice[], startedAt: number, offered: Choice): RecordedChoice[] {
  return seen.map((each, at) => {
    const reading = recorded(each, startedAt, offered, `consent[${at}]`);
    const { state, mechanism } = reading.choice;
    return state === 'none' && mechanism === null ? { ...reading, choice: offered } : reading;
  });
}

function recorded(seen: SeenChoice, startedAt: number, offered: Choice, field: string): RecordedChoice {
  objectIn(seen, field);
  const at = seen.at === undefined ? startedAt : momentIn(seen.at, `${field}.at`);
  if ('stored' in seen) {
    for (const [n, each] of listIn(seen.stored, `${field}.stored`).entries()) {
      wordIn(STORED, objectIn(each, `${field}.stored[${n}]`).kind, `${field}.stored[${n}].kind`);
      for (const key of ['name', 'value'] as const) textIn(each[key], `${field}.stored[${n}].${key}`);
    }
    return { at, choice: readStored(seen.stored) };
  }
  const { choices = {}, decidedAt = null } = seen;
  objectIn(choices, `${field}.choices`);
  const { mechanism = Object.keys(choices).length > 0 ? offered.mechanism : null } = seen;
  const state = wordIn(STATES, seen.state, `${field}.state`);
  if (mechanism !== null) textIn(mechanism, `${field}.mechanism`);
  // A text would count as granted, whatever it says, and be told in the report.
  for (const [key, allowed] of Object.entries(choices)) wordIn([true, false], allowed, `${field}.choices.${key}`);
  const decided = decidedAt === null ? null : momentIn(decidedAt, `${field}.decidedAt`);
  const read = mechanismOf({ mechanism });
  // Keys of a mechanism that is written otherwise would be understood by none.
  if (mechanism !== null && !read && Object.keys(choices).length > 0)
    throw new TypeError(`${field}.mechanism: expected ${mechanisms.map(({ id }) => id).join(', ')}, not ${mechanism}`);
  const narrow = read?.narrow;
  const choice: Choice = { state, mechanism, choices, decidedAt: decided, ...(narrow && { narrow }) };
  return { at, choice };
}
