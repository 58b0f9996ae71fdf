import type { Choice } from '../../../lib/consent/choice.ts';
import { recordChoice, type RecordedChoice } from '../../../lib/consent/history.ts';

/** The history of choices that were read at these moments. */
export const history = (...readings: [number, Choice][]): RecordedChoice[] =>
  readings.reduce<RecordedChoice[]>((before, [at, choice]) => recordChoice(before, { at, choice }), []);
