/**
 * The words of `text`, for comparing headings: lower case, without diacritics, punctuation or a plural `s`.
 * `Nom du cookie(s)` and `NOM DU COOKIE` both give `['nom', 'du', 'cookie']`.
 */
export function foldWords(text: string): string[] {
  const plain = text
    .replace(/\((e?s)\)/giu, '$1')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}
