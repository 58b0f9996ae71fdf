import type { CharterLanguage } from '../languages/charter-language.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';

const NUMBERS = new Map(CHARTER_LANGUAGES.flatMap(({ numbers }) => Object.entries(numbers)));
const PLUS = new Set(CHARTER_LANGUAGES.map(({ plus }) => plus));

/** The longest first: `quatre-vingt-dix` does not begin with `quatre`. */
function anyOf(words: Iterable<string>): string {
  return [...words].sort((one, other) => other.length - one.length).join('|');
}

/** English articles count one, and are a unit or a word of another language: `un an et six mois`. */
const ARTICLES = new Set(['a', 'an']);
const BEFORE = anyOf([
  ...[...NUMBERS.keys()].filter((word) => !ARTICLES.has(word)),
  ...CHARTER_LANGUAGES.map(({ half }) => half),
]);

/**
 * A regular expression source for a number in words of `language`, with every number word that is joined to it before
 * ("vingt et un", "twenty-four"), whichever language's: one that is left out would make another number of it.
 */
export function numberWords({ numbers, half }: CharterLanguage): string {
  const last = anyOf([...Object.keys(numbers), half]);
  return `(?:(?:${BEFORE})[ -](?:(?:${anyOf(PLUS)})[ -])?){0,5}(?:${last})`;
}

/** The number that `words` say, `null` where they are more than one, or tens and ones: "deux cent", "half a". */
export function wordsCount(words: string): number | null {
  const text = words.toLowerCase();
  const whole = NUMBERS.get(text);
  if (whole !== undefined) return whole;
  const [tens = 0, ones = 0, ...more] = text
    .split(/[ -]/)
    .filter((word) => !PLUS.has(word))
    .map((word) => NUMBERS.get(word) ?? 0);
  const isSum = tens >= 20 && tens < 100 && tens % 10 === 0 && ones > 0 && more.length === 0;
  // French counts on from sixty: soixante-douze.
  return isSum && ones < (tens === 60 ? 20 : 10) ? tens + ones : null;
}
