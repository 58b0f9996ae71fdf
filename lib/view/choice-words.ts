import type { Report, ReportConsent } from '../report/report.ts';
import type { ViewWords } from '../words/view-words.ts';
import { isolateText } from './isolate-text.ts';
import { longDate } from './long-date.ts';
import { serviceName } from './service-name.ts';

// Brand names, the same in every language; the keys are those of the platform's `cookies_preferences`.
const BRANDS: ReadonlyMap<string, string> = new Map([
  ['ga', 'Google Analytics'],
  ['matomo', 'Matomo'],
  ['xiti', 'XiTi'],
  ['at', 'AT Internet'],
  ['piano', 'Piano Analytics'],
  ['eulerian', 'Eulerian'],
]);

/**
 * The visitor's choice in sentences: the choice first, then what it does not cover, if anything.
 * Keys of the mechanism that have no known name are shown as they are.
 */
export function choiceWords(words: ViewWords, report: Pick<Report, 'consent' | 'trackers'>): string[] {
  const uncovered = new Set(
    report.trackers
      .filter((tracker) => tracker.needsConsent && tracker.consentAtFirstSight === 'not-covered')
      .map((tracker) => isolateText(serviceName(tracker))),
  );
  const sentences = [choiceSentence(words, report.consent)];
  if (uncovered.size > 0) {
    sentences.push(words.say('choice.not-covered', { services: list(words, [...uncovered]), count: uncovered.size }));
  }
  return sentences;
}

function choiceSentence(words: ViewWords, consent: ReportConsent): string {
  const { state, decidedAt } = consent;
  if (state === 'none' || state === 'unreadable') return words.say(`choice.${state}`);
  const named = state === 'refused' ? null : namedChoices(words, consent.choices);
  if (named)
    return decidedAt ? words.say('choice.dated', { sentence: named, date: longDate(words, decidedAt) }) : named;
  return decidedAt
    ? words.say(`choice.${state}.on`, { date: longDate(words, decidedAt) })
    : words.say(`choice.${state}`);
}

function namedChoices(words: ViewWords, choices: Record<string, boolean>): string | null {
  const named = (wanted: boolean): string[] =>
    Object.entries(choices)
      .filter(([, allowed]) => allowed === wanted)
      .map(([key]) => choiceName(words, key));
  const accepted = named(true);
  const refused = named(false);
  const values = { accepted: list(words, accepted), refused: list(words, refused) };
  if (accepted.length > 0 && refused.length > 0) return words.say('choice.named.both', values);
  if (accepted.length > 0) return words.say('choice.named.accepted', values);
  return refused.length > 0 ? words.say('choice.named.refused', values) : null;
}

function choiceName(words: ViewWords, key: string): string {
  if (key === 'functional_cookies') return words.say('choice.functional');
  return BRANDS.get(key) ?? isolateText(key);
}

function list(words: ViewWords, items: readonly string[]): string {
  return new Intl.ListFormat(words.language, { type: 'conjunction' }).format(items);
}
