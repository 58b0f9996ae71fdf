/** What the visitor chose, as far as the page stores it: five different states. */
export type ChoiceState = 'none' | 'refused' | 'partial' | 'granted' | 'unreadable';

export interface Choice {
  state: ChoiceState;
  /** Id of the mechanism that stores it, `null` where nothing readable is found. */
  mechanism: string | null;
  /** Allowed or not, by the mechanism's own keys. */
  choices: Record<string, boolean>;
  /** When the visitor decided, by the mechanism's own record, in milliseconds since the epoch. */
  decidedAt: number | null;
  /** What else it records, in numbers: how many providers of a list were accepted. */
  counts?: Record<string, number>;
  /** It is about one service alone, or asks about others still: refusing what it names refuses nothing else. */
  narrow?: true;
  /** What other mechanisms of the same page record; absent where this one is alone. */
  beside?: readonly Choice[];
}

export const noChoice: Choice = { state: 'none', mechanism: null, choices: {}, decidedAt: null };

/** A choice that is stored but cannot be read: neither consent nor refusal. */
export function unreadable(mechanism: string): Choice {
  return { state: 'unreadable', mechanism, choices: {}, decidedAt: null };
}

/** A mechanism is there, and the visitor has not yet chosen through it. */
export function undecided(mechanism: string): Choice {
  return { state: 'none', mechanism, choices: {}, decidedAt: null };
}

/** The readings of every mechanism in a choice, the one that counts first. */
export function readingsOf(choice: Choice): Choice[] {
  const { beside = [], ...own } = choice;
  return [own, ...beside];
}

/** Whether two readings record the same choice. */
export function sameChoice(a: Choice, b: Choice): boolean {
  const [own, ...others] = readingsOf(a);
  const [otherOwn, ...otherOthers] = readingsOf(b);
  if (!own || !otherOwn || others.length !== otherOthers.length) return false;
  if (own.narrow !== otherOwn.narrow) return false;
  return sameReading(own, otherOwn) && others.every((one, index) => sameChoice(one, otherOthers[index] ?? noChoice));
}

/** Whether two readings record the same decisions; what only waits for one, or is not there yet, decides nothing. */
export function sameDecision(a: Choice, b: Choice): boolean {
  const decisions = (choice: Choice) => readingsOf(choice).filter(({ state }) => state !== 'none');
  const theirs = decisions(b);
  const mine = decisions(a);
  return mine.length === theirs.length && mine.every((one, index) => sameReading(one, theirs[index] ?? noChoice));
}

function sameReading(a: Choice, b: Choice): boolean {
  return (
    a.state === b.state &&
    a.mechanism === b.mechanism &&
    a.decidedAt === b.decidedAt &&
    sameEntries(a.choices, b.choices) &&
    sameEntries(a.counts ?? {}, b.counts ?? {})
  );
}

function sameEntries(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
