import { foldWords } from '../fold.ts';
import type { CharterLanguage } from '../languages/charter-language.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';

/** Words of every language at once: a charter may mix them. */
export function wordsOf(pick: (language: CharterLanguage) => readonly string[]): ReadonlySet<string> {
  return new Set(CHARTER_LANGUAGES.flatMap(pick).flatMap(foldWords));
}

type Phrase = readonly string[];

/** Phrases by their first word: a title is looked through once, however many phrases there are. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

export function phrasesOf(pick: (language: CharterLanguage) => readonly string[]): Phrases {
  return Map.groupBy(CHARTER_LANGUAGES.flatMap(pick).map(foldWords), ([first = '']) => first);
}

/** One language's negation turns round another's word too: `não` and `non` stand before one `necessario`. */
export const NEGATIONS = wordsOf(({ negations }) => negations);
export const ADVERBS = wordsOf(({ adverbs }) => adverbs);
export const SMALL = wordsOf(({ small }) => small);
export const TRACKERS = wordsOf(({ trackers }) => trackers);
export const OTHERS = wordsOf(({ others }) => others);
export const AND = wordsOf(({ plus }) => [plus]);
export const BROWSER = wordsOf(({ browser }) => [browser]);

/** Whether a word joins others, in any language: "ou", "and". */
export function joins(word: string): boolean {
  return CHARTER_LANGUAGES.some(({ and }) => and.test(` ${word} `));
}

function isNegated(words: readonly string[], at: number): boolean {
  let before = at - 1;
  while (before > 0 && ADVERBS.has(words[before] ?? '')) before -= 1;
  return NEGATIONS.has(words[before] ?? '');
}

/** French adjectives take an `-le` for the feminine after a folded plural: `fonctionnelle`, `essentielle`. */
function withoutEnding(word: string): string {
  return word.endsWith('le') ? word.slice(0, -2) : word;
}

function isWord(word: string | undefined, wanted: string): boolean {
  return word !== undefined && (word === wanted || withoutEnding(word) === wanted);
}

function places(words: readonly string[], phrases: Phrases, negated: boolean): number[] {
  const isSaidAt = (at: number, first: string): boolean =>
    phrases
      .get(first)
      ?.some(
        (phrase) =>
          phrase.every((wanted, offset) => isWord(words[at + offset], wanted)) && isNegated(words, at) === negated,
      ) ?? false;
  return words.flatMap((word, at) => ([word, withoutEnding(word)].some((first) => isSaidAt(at, first)) ? [at] : []));
}

/** Where folded `words` say one of `phrases`, and do not turn it round right before. */
export function placesOf(words: readonly string[], phrases: Phrases): number[] {
  return places(words, phrases, false);
}

/** Whether folded `words` say one of `phrases`, and do not turn it round. */
export function says(words: readonly string[], phrases: Phrases): boolean {
  return placesOf(words, phrases).length > 0;
}

/** Whether they say one of `phrases` turned round: `non nécessaires`. */
export function denies(words: readonly string[], phrases: Phrases): boolean {
  return places(words, phrases, true).length > 0;
}
