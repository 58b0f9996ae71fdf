import { plainLetters } from './fold.ts';

function folded(text: string): string {
  const plain = plainLetters(text).toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu)?.join('') ?? '';
}

/** What the host, the page's title and site name, as far as they are known, call the portal: folded to letters and digits. */
export function brandOf(names: readonly string[]): string {
  return names.map((name) => folded(name.slice(0, 300))).join(' ');
}

/** Whether `text` is only the portal's name: of `data.dunkerque-agglo.fr`, "DUNKERQUE AGGLO DATA" is. */
export function isBrand(text: string, brand: string): boolean {
  if (text.length > 80) return false;
  const words = text
    .split(/[^\p{L}\p{N}]+/u)
    .map(folded)
    .filter(Boolean);
  return words.length > 0 && words.some((word) => word.length > 2) && words.every((word) => brand.includes(word));
}
