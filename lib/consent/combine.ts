import { noChoice, readingsOf, type Choice, type ChoiceState } from './choice.ts';

/** The stricter state first: it is the one that counts where mechanisms of one page differ. */
const strictness: readonly ChoiceState[] = ['refused', 'partial', 'granted', 'unreadable', 'none'];

/**
 * One choice from the readings of several mechanisms: the strictest readable one, with the others beside it. One
 * mechanism read from two places counts once: as it was decided last, and first of equals.
 */
export function combine(choices: readonly Choice[]): Choice {
  const byMechanism = new Map<string, Choice>();
  for (const reading of choices.flatMap(readingsOf)) {
    if (reading.mechanism === null) continue;
    const known = byMechanism.get(reading.mechanism);
    byMechanism.set(reading.mechanism, known ? later(known, reading) : reading);
  }
  const [first, ...beside] = [...byMechanism.values()].sort(inOrder);
  if (!first) return noChoice;
  return beside.length > 0 ? { ...first, beside } : first;
}

/**
 * One order for the same readings, wherever they were read first: by strictness, where what is about one service alone comes
 * after every answer to more; then the platform's own, then by id.
 */
function inOrder(a: Choice, b: Choice): number {
  const byState = rank(a) - rank(b);
  const own = ({ mechanism }: Choice) => Number(mechanism === 'opendatasoft');
  return byState || own(b) - own(a) || ((a.mechanism ?? '') < (b.mechanism ?? '') ? -1 : 1);
}

function rank({ state, narrow }: Choice): number {
  const isAnswer = state !== 'none' && state !== 'unreadable';
  return (
    strictness.indexOf(state) + (isAnswer ? 0 : 2 * strictness.length) + (isAnswer && narrow ? strictness.length : 0)
  );
}

/** An unreadable or undecided record beside a readable one is what is left of an older form of it. */
function later(known: Choice, other: Choice): Choice {
  const says = ({ state }: Choice) => Number(state !== 'none') + Number(state !== 'none' && state !== 'unreadable');
  if (says(known) !== says(other)) return says(other) > says(known) ? other : known;
  return (other.decidedAt ?? 0) > (known.decidedAt ?? 0) ? other : known;
}
