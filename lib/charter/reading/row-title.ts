import { cellNames } from '../names/cell-names.ts';
import { foldWords } from '../fold.ts';
import { isOptional, sectionCategory } from '../sections/section-category.ts';
import { isTitleLike, namesTrackers } from '../sections/section-title.ts';
import { SMALL, phrasesOf } from '../sections/title-phrases.ts';

function carrying(words: readonly string[]): string {
  return words.filter((word) => !SMALL.has(word)).join(' ');
}

const SUBJECTS = new Set([...phrasesOf(({ subjects }) => subjects).values()].flat().map(carrying));
const OPTIONAL = new Set(
  [...phrasesOf(({ optional, refusable }) => [...optional, ...refusable]).values()].flat().map(carrying),
);

/** `cookie-agreed` and `hubspotUtk` are names whatever their parts mean; "Drittanbieter-Cookies" is none. */
function isNameLike(word: string): boolean {
  return /[_*=\d.$%#<>[\]{}]|\p{Ll}\p{Lu}/u.test(word) || (/^\p{Ll}[^-]*-/u.test(word) && namesTrackers(word));
}

function isKnown(words: string): boolean {
  return OPTIONAL.has(words) || SUBJECTS.has(words);
}

/** Whether one word is a section's title: `preferences` may be a cookie's name, "Préférences" and "Publicité" are none. */
function isTitleWord(word: string): boolean {
  if (isNameLike(word) || !/^\P{Ll}/u.test(word)) return false;
  if (namesTrackers(word) || sectionCategory(word) !== 'unclassified' || /[^\P{L}A-Za-z]/u.test(word)) return true;
  const subject = carrying(foldWords(word));
  return isKnown(subject);
}

/**
 * Whether words that are alone in a row, and stand in its column of names, are the title of the rows below ("Publicité",
 * "Réseaux sociaux") and not the names of cookies that the row tells nothing else of (`sessionid`, `_ga et _gid`).
 */
export function isRowTitle(text: string): boolean {
  const bare = text.replace(/ \([^()]*\)$/u, '');
  if (!bare.includes(' ')) return isTitleWord(bare);
  const { names, prose } = cellNames(text);
  if (names.length === 0) return false;
  // "Statistiques et publicité" reads as two names, as `sessionid et csrftoken` does.
  if (!prose) return names.every(isTitleWord) || (/^\p{Lu}\p{Ll}[^,;_*\d]*$/u.test(bare) && !names.some(isNameLike));
  return (
    namesTrackers(text) ||
    sectionCategory(text) !== 'unclassified' ||
    isOptional(text) ||
    isKnown(carrying(foldWords(text))) ||
    // "Laravel session" may be how a site calls its cookie.
    (foldWords(text).length > 2 && isTitleLike(text) && !/[_*=;\d]/.test(text))
  );
}

/** What programs call their cookies by: "Laravel session". */
const OF_NAMES = /session|token|csrf|consent/iu;

/**
 * Whether words that are alone in a row may be the title of the rows below, though nothing in them says so: "Lecteurs vidéo",
 * "YouTube".
 */
export function mayBeRowTitle(text: string): boolean {
  const bare = text.replace(/ \([^()]*\)$/u, '');
  const isWords = /^\p{Lu}\p{Ll}[\p{L} '’&-]*$/u.test(bare) && isTitleLike(bare) && !OF_NAMES.test(bare);
  return isWords && cellNames(text).names.length > 0;
}

/** Whether a line of its own between two rows, which names no cookies, still begins a section: it is a word for one. */
export function isSectionWord(text: string): boolean {
  const words = foldWords(text);
  return words.length <= 4 && (sectionCategory(text) !== 'unclassified' || OPTIONAL.has(carrying(words)));
}
