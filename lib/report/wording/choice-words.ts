import type {
  ConsentAtFirstSight,
  ConsentState,
  Report,
  ReportConsent,
  ReportMechanism,
  ReportTracker,
} from '../report.ts';
import type { ViewWords } from '../../words/view-words.ts';
import { isolateText } from './isolate-text.ts';
import { longDay } from './long-date.ts';
import { serviceName } from '../service-name.ts';

/** A manager may ask about hundreds of things: a sentence names so many. */
const MOST_NAMED = 5;

type Said = Pick<ReportMechanism, 'state' | 'decidedAt' | 'answers' | 'narrow'>;

/**
 * The visitor's choice in sentences: the choice first, of each mechanism where there are several, then the one before it
 * where trackers were held to that, and what it does not cover, if anything. Keys of the mechanism that have no known name are shown as they are.
 */
export function choiceWords(words: ViewWords, report: Pick<Report, 'consent' | 'trackers'>): string[] {
  const { state, mechanisms } = report.consent;
  // A refusal leaves nothing that it does not cover, unless it is of one service alone.
  const mayBeUncovered = state !== 'refused' || mechanisms?.[0]?.narrow === true;
  const uncovered = new Set(
    report.trackers
      .filter((tracker) => mayBeUncovered && isWithout('not-covered', tracker))
      .map((tracker) => isolateText(serviceName(tracker))),
  );
  const sentences = choiceSentences(words, report.consent);
  const before = choiceBefore(report);
  if (before) sentences.push(words.say('choice.before', { state: before }));
  const { consentMode } = report.consent;
  if (consentMode) {
    const said = (allowed?: boolean) => (allowed === undefined ? 'unsaid' : allowed ? 'granted' : 'denied');
    const { ad_storage: ads, analytics_storage: measurement } = consentMode;
    sentences.push(words.say('choice.consent-mode', { ads: said(ads), measurement: said(measurement) }));
  }
  if (uncovered.size > 0) {
    sentences.push(words.say('choice.not-covered', { services: list(words, [...uncovered]), count: uncovered.size }));
  }
  return sentences;
}

/** An earlier choice that contradicts the one that stands, and that trackers were held to when they were seen. */
function choiceBefore({ consent, trackers }: Pick<Report, 'consent' | 'trackers'>): ConsentState | null {
  const earlier = consent.history.slice(0, -1).map(({ state }) => state);
  const refused = consent.state === 'refused';
  const state = earlier.findLast((each) => (refused ? each === 'granted' || each === 'partial' : each === 'refused'));
  const isHeldToIt = trackers.some((tracker) => isWithout(refused ? 'not-covered' : 'refused', tracker));
  return state !== undefined && isHeldToIt ? state : null;
}

function isWithout(consent: ConsentAtFirstSight, tracker: ReportTracker): boolean {
  return tracker.needsConsent && tracker.consentAtFirstSight === consent;
}

function choiceSentences(words: ViewWords, consent: ReportConsent): string[] {
  const { mechanisms, choices, history, state } = consent;
  if (state === 'none' && history.some((earlier) => earlier.state !== state)) return [words.say('choice.gone')];
  if (!mechanisms) {
    const answers = Object.entries(choices).map(([key, allowed]) => ({ key, name: key, allowed }));
    return [choiceSentence(words, { ...consent, answers })];
  }
  const [only, ...others] = mechanisms;
  if (!only) return [words.say(state === 'none' ? 'choice.no-mechanism' : `choice.${state}`)];
  const notes = mechanisms.flatMap((mechanism) => mechanism.notes);
  if (others.length === 0) return [choiceSentence(words, only), ...notes];
  const each = mechanisms.map((mechanism) =>
    words.say('choice.beside', { mechanism: mechanism.name, sentence: choiceSentence(words, mechanism) }),
  );
  return [...each, ...notes];
}

function choiceSentence(words: ViewWords, { state, decidedAt, answers, narrow }: Said): string {
  if (state === 'none' || state === 'unreadable') return words.say(`choice.${state}`);
  const named = state === 'refused' && !narrow ? null : namedChoices(words, answers);
  if (named) return decidedAt ? words.say('choice.dated', { sentence: named, date: longDay(words, decidedAt) }) : named;
  return decidedAt
    ? words.say(`choice.${state}.on`, { date: longDay(words, decidedAt) })
    : words.say(`choice.${state}`);
}

function namedChoices(words: ViewWords, answers: Said['answers']): string | null {
  const named = (wanted: boolean): string[] => {
    const others = new Set(answers.filter(({ allowed }) => allowed !== wanted).map(({ name }) => name));
    const own = answers.filter(({ allowed }) => allowed === wanted);
    // Two questions of one meaning may have been answered differently.
    return [...new Set(own.map(({ key, name }) => (name === key || others.has(name) ? isolateText(key) : name)))];
  };
  const accepted = named(true);
  const refused = named(false);
  const values = { accepted: list(words, accepted), refused: list(words, refused) };
  if (accepted.length > 0 && refused.length > 0) return words.say('choice.named.both', values);
  if (accepted.length > 0) return words.say('choice.named.accepted', values);
  return refused.length > 0 ? words.say('choice.named.refused', values) : null;
}

function list(words: ViewWords, items: readonly string[]): string {
  const more = items.length - MOST_NAMED;
  const shown = more > 1 ? [...items.slice(0, MOST_NAMED), words.say('findings.more', { count: more })] : items;
  return words.list(shown);
}
