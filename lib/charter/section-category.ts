import type { Category } from './declaration.ts';
import { foldWords } from './fold.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

/** A title such as "third-party statistics cookies" names two categories: the stricter one counts. */
const STRICTEST_FIRST = ['third-party', 'statistics', 'necessary', 'first-party'] as const;

/** No title is longer; of a sentence, these words say what it is about. */
const MOST_WORDS = 60;

function folded(phrases: readonly string[]): string[] {
  return phrases.flatMap(foldWords);
}

/** One language's negation turns round another's word too: `não` and `non` stand before one `necessario`. */
const NEGATIONS = new Set(folded(CHARTER_LANGUAGES.flatMap(({ negations }) => negations)));
const ADVERBS = new Set(folded(CHARTER_LANGUAGES.flatMap(({ adverbs }) => adverbs)));
const PHRASES = STRICTEST_FIRST.map((category) => ({
  category,
  phrases: CHARTER_LANGUAGES.flatMap(({ categories }) => categories[category].map(foldWords)),
}));

function isNegated(words: readonly string[], at: number): boolean {
  let before = at - 1;
  while (before > 0 && ADVERBS.has(words[before] ?? '')) before -= 1;
  return NEGATIONS.has(words[before] ?? '');
}

/** French adjectives take an `-le` for the feminine after a folded plural: `fonctionnelle`, `essentielle`. */
function matchesWord(word: string | undefined, wanted: string): boolean {
  return word === wanted || word === `${wanted}le`;
}

function names(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some(
    (_, at) => phrase.every((word, offset) => matchesWord(words[at + offset], word)) && !isNegated(words, at),
  );
}

/**
 * The category that a section's title names, `unclassified` where it names none. Of a title that is a sentence
 * ("Strictly necessary cookies: ...") only the words before the colon count.
 */
export function sectionCategory(title: string): Category {
  const words = foldWords(title.slice(0, 1000).split(':', 1)[0] ?? '').slice(0, MOST_WORDS);
  return PHRASES.find(({ phrases }) => phrases.some((phrase) => names(words, phrase)))?.category ?? 'unclassified';
}
