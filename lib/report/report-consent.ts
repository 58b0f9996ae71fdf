import { noChoice, readingsOf, sameDecision, type Choice } from '../consent/choice.ts';
import type { ConsentMode } from '../consent/consent-mode.ts';
import { DOUBLE_CLICK, type RecordedChoice } from '../consent/history.ts';
import { mechanismOf } from '../consent/mechanisms.ts';
import { keyName, mechanismName } from '../consent/names.ts';
import type { ReportWords } from '../words/report-words.ts';
import { iso, isoOrNull } from './iso.ts';
import type { ReportConsent, ReportMechanism } from './report.ts';

/** The visitor's choice as a report tells it: the one that counts, its history, and each mechanism's own record. */
export function reportConsent(
  history: readonly RecordedChoice[],
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
    history: changesOf(asMade(changesOf(history))).map((entry) => ({ at: iso(entry.at), state: entry.choice.state })),
    mechanisms: readingsOf(choice).flatMap((reading) => reportMechanism(reading, words)),
    ...(consentMode ? { consentMode } : {}),
  };
}

/** A mechanism that comes to the page after its start is no change of mind. */
function changesOf(history: readonly RecordedChoice[]): RecordedChoice[] {
  return history.filter(
    ({ choice }, index) => index === 0 || !sameDecision(history[index - 1]?.choice ?? noChoice, choice),
  );
}

/** Steps in which one click is recorded, for each service, are one choice: what it left, made when it began. */
function asMade(history: readonly RecordedChoice[]): RecordedChoice[] {
  return history.reduceRight<RecordedChoice[]>((later, entry, index) => {
    const [left = entry] = later;
    const isStep = index > 0 && (history[index + 1]?.at ?? Infinity) - entry.at <= DOUBLE_CLICK;
    return isStep && mayBeOne(entry.choice, left.choice) ? later.with(0, { ...left, at: entry.at }) : [entry, ...later];
  }, []);
}

/** From all to nothing, or from an answer to none, no single choice goes. */
function mayBeOne(...choices: Choice[]): boolean {
  const answers = new Set(choices.map(({ state }) => state));
  return !answers.has('none') && !answers.has('unreadable') && !(answers.has('granted') && answers.has('refused'));
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
