import { noChoice, readingsOf, sameChoice, type Choice } from './choice.ts';
import { combine } from './combine.ts';

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
