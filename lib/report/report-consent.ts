import { noChoice, readingsOf, sameDecision, type Choice } from '../consent/choice.ts';
import type { ConsentMode } from '../consent/consent-mode.ts';
import { choicesMade } from '../consent/choices-made.ts';
import type { RecordedChoice } from '../consent/history.ts';
import { mechanismOf } from '../consent/mechanisms.ts';
import { keyName, mechanismName } from '../consent/names.ts';
import type { ReportWords } from '../words/report-words.ts';
import { iso, isoOrNull } from './iso.ts';
import type { ReportConsent, ReportMechanism } from './report.ts';

/** The visitor's choice as a report tells it: the one that counts, its history, and each mechanism's own record. */
export function reportConsent(
  history: readonly RecordedChoice[],
  gestures: readonly number[],
  consentMode: ConsentMode | null,
  words: ReportWords,
): ReportConsent {
  const choice = history.at(-1)?.choice ?? noChoice;
  // Of one that is only there, or whose record nobody can read, `mechanisms` tells.
  const isAnswer = choice.state !== 'none' && choice.state !== 'unreadable';
  return {
    state: choice.state,
    mechanism: isAnswer ? choice.mechanism : null,
    choices: isAnswer ? choice.choices : {},
    decidedAt: isAnswer ? isoOrNull(choice.decidedAt) : null,
    history: changesOf(choicesMade(changesOf(history), gestures)).map((entry) => ({
      at: iso(entry.at),
      state: entry.choice.state,
    })),
    mechanisms: readingsOf(choice).flatMap((reading) => reportMechanism(reading, words)),
    ...(consentMode ? { consentMode } : {}),
  };
}

/** A mechanism that comes to the page after its start is no change of mind. */
function changesOf<Entry extends Pick<RecordedChoice, 'choice'>>(history: readonly Entry[]): Entry[] {
  return history.filter(
    ({ choice }, index) => index === 0 || !sameDecision(history[index - 1]?.choice ?? noChoice, choice),
  );
}

function reportMechanism(choice: Choice, words: ReportWords): ReportMechanism[] {
  const { mechanism: id, state, decidedAt, choices, counts } = choice;
  if (id === null) return [];
  const answers = Object.entries(choices).map(([key, allowed]) => ({ key, name: keyName(id, key, words), allowed }));
  const notes = [
    ...(counts?.['vendors'] === undefined ? [] : [words.say('tcf.vendors', { count: counts['vendors'] })]),
    ...(counts?.['google-vendors'] === undefined
      ? []
      : [words.say('tcf.google-vendors', { count: counts['google-vendors'] })]),
  ];
  const narrow = choice.narrow ?? mechanismOf({ mechanism: id })?.narrow;
  return [
    { id, name: mechanismName(id), state, decidedAt: isoOrNull(decidedAt), answers, ...(narrow && { narrow }), notes },
  ];
}
