import { foldWords } from '../fold.ts';
import { isNameInProse, QUOTES, stripped } from './name-text.ts';
import { SMALL, wordsOf } from '../sections/title-phrases.ts';

const PREFIX_WORDS = wordsOf(({ prefixWords }) => prefixWords);
const FOLLOWED = wordsOf(({ followed }) => followed);
const QUOTED_OR_WORD = /[«“„"‘'`] ?[^«»“”„"‘’'` ]+ ?[»”"’'`]|\S+/gu;

function isSmall(word: string): boolean {
  const folded = foldWords(word).join('');
  return folded === '' || (/^\p{L}+$/u.test(word) && (PREFIX_WORDS.has(folded) || SMALL.has(folded)));
}

function isOneOf(words: ReadonlySet<string>, word: string | undefined): boolean {
  const folded = foldWords(word ?? '').join('');
  return folded === '' || words.has(folded);
}

/**
 * `_hs`, "le préfixe _hs" -> `_hs*`, `null` for "un identifiant": among others, a word that no name looks like is one only
 * in quotes. The full stop that ends a sentence is no part of a name.
 */
export function prefixPattern(text: string): string | null {
  const words = text.replace(/ \([^()]*\)/gu, '').match(QUOTED_OR_WORD) ?? [];
  const at = words.findIndex((word, index) => index === words.length - 1 || !isSmall(word));
  const word = words[at] ?? '';
  const prefix = stripped(word, `${QUOTES}.*…()`);
  const isAlone = isOneOf(PREFIX_WORDS, words[at - 1]) && isOneOf(FOLLOWED, words[at + 1]);
  const isName =
    QUOTES.includes(word.charAt(0)) ||
    isNameInProse(prefix) ||
    /^[A-Z][A-Z\d]$/.test(prefix) ||
    (isAlone && (prefix.length === 1 || !isSmall(prefix)));
  return isName && prefix !== '' ? `${prefix}*` : null;
}
