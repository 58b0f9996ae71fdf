/** Has no diacritics to take off, as most words of a table. */
const ASCII = /^[\x20-\x7e]*$/;

/** `text` without diacritics. */
export function plainLetters(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** A place may begin as a negation does. */
const WORD = /pas-de-calais|[\p{L}\p{N}]+/gu;
/** Ends in an `s` that is no plural: French and Portuguese "mais" is no Italian "mai" (never). */
const NO_PLURAL = 'mais';

/** "Ne sont plus" turns round as "ne sont pas" does; a "plus" of another kind is "more". */
function isNoMore(words: readonly string[], at: number): boolean {
  return (
    words.slice(Math.max(at - 4, 0), at).some((word) => /^ne?$/.test(word)) &&
    !/^(?:de?|que)$/.test(words[at + 1] ?? '')
  );
}

/**
 * The words of `text`, for comparing headings: lower case, without diacritics, punctuation or a plural `s`.
 * `Nom du cookie(s)` and `NOM DU COOKIE` both give `['nom', 'du', 'cookie']`.
 */
export function foldWords(text: string): string[] {
  const plain = plainLetters(text.replace(/\((e?s)\)/giu, '$1').toLowerCase());
  return (plain.match(WORD) ?? []).map((word, at, words) => {
    if (word === 'plus' && isNoMore(words, at)) return 'pas';
    return word.length > 3 && word !== NO_PLURAL ? word.replace(/s$/, '') : word;
  });
}
