import { choiceAt, mergeHistories, recordChoice, withReading, type RecordedChoice } from '../consent/history.ts';
import type { ChoiceEvent } from './event.ts';
import { visitLimits } from './limits.ts';
import type { Visit } from './visit.ts';

/** Notes a reading of the visitor's choice, where it was read, and what the page told Google's tags. */
export function observeChoice(visit: Visit, event: ChoiceEvent): Visit {
  const { at, consentMode: state } = event;
  const noted = noteChoice(visit, event);
  return state && at >= (visit.consentMode?.at ?? 0) ? { ...noted, consentMode: { at, state } } : noted;
}

function noteChoice(visit: Visit, { at, choice, from }: ChoiceEvent): Visit {
  // Nobody has clicked: what a manager answers is an earlier visit's choice, and stood before it could be asked.
  if (from === 'manager' && visit.gestures.length === 0)
    return { ...visit, storageChoices: [{ at: visit.startedAt, choice }] };
  if (from === 'storage' || from === 'manager')
    return { ...visit, storageChoices: bounded(recordChoice(visit.storageChoices, { at, choice })) };
  const whole = from === 'cookie' ? withReading(choiceAt(visit.choices, at), choice) : choice;
  return { ...visit, choices: bounded(recordChoice(visit.choices, { at, choice: whole })) };
}

/** The visitor's choice through the visit, wherever the page keeps it. */
export function choicesOf({ choices, storageChoices }: Visit): readonly RecordedChoice[] {
  return mergeHistories(choices, storageChoices);
}

/** A page may write its choice again and again: the first and the latest are what judgements rest on. */
function bounded(choices: RecordedChoice[]): RecordedChoice[] {
  return choices.length <= visitLimits.choices
    ? choices
    : [...choices.slice(0, 1), ...choices.slice(1 - visitLimits.choices)];
}
