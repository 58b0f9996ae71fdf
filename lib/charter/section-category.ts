import type { Category } from './declaration.ts';
import { foldWords } from './fold.ts';
import type { CharterLanguage } from './languages/charter-language.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

/** A title such as "third-party statistics cookies" names two categories: the stricter one counts. */
const STRICTEST_FIRST = ['third-party', 'statistics', 'necessary', 'first-party'] as const;

function names(words: readonly string[], phrase: string, negations: readonly string[]): boolean {
  const wanted = foldWords(phrase);
  return words.some(
    (_, at) =>
      wanted.every((word, offset) => matchesWord(words[at + offset], word)) && !negations.includes(words[at - 1] ?? ''),
  );
}

/** French adjectives take an `-le` for the feminine after a folded plural: `fonctionnelle`, `essentielle`. */
function matchesWord(word: string | undefined, wanted: string): boolean {
  return word === wanted || word === `${wanted}le`;
}

function categoryIn(words: readonly string[], language: CharterLanguage): Category | null {
  return (
    STRICTEST_FIRST.find((category) =>
      language.categories[category].some((phrase) => names(words, phrase, language.negations)),
    ) ?? null
  );
}

/**
 * The category that a section's title names, `unclassified` where it names none. Of a title that is a sentence
 * ("Strictly necessary cookies: ...") only the words before the colon count.
 */
export function sectionCategory(title: string): Category {
  const words = foldWords(title.split(':', 1)[0] ?? '');
  const found = CHARTER_LANGUAGES.map((language) => categoryIn(words, language));
  return STRICTEST_FIRST.find((category) => found.includes(category)) ?? 'unclassified';
}
