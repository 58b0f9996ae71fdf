import { editDistance } from './edit-distance.ts';
import { foldWords } from './fold.ts';
import type { CharterLanguage, Column } from './languages/charter-language.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

/** The column that one heading names. */
export interface HeadingColumn {
  column: Column;
  /** Words of the known heading that were found in it. */
  words: number;
  /** Written as known; `false` with a slip or with words around it. */
  exact: boolean;
}

interface KnownHeading {
  column: Column;
  words: readonly string[];
}

const COLUMNS: readonly Column[] = ['provider', 'service', 'names', 'duration', 'purpose', 'section'];
/** Any language's: a charter in one may name a column in another, and no heading consists of such words. */
const SMALL = new Set(CHARTER_LANGUAGES.flatMap(({ small }) => small.flatMap(foldWords)));
/** "Durée maximale de conservation du cookie en jours" is still a heading; a sentence is not. */
const MOST_EXTRA_WORDS = 4;

/** The words of a heading that carry something. */
export function headingWords(text: string): string[] {
  return foldWords(text).filter((word) => !SMALL.has(word));
}

/** How the words of a heading for names begin, in any language: a row without one is no header, whatever else it says. */
const NAME_STEMS = new RegExp(
  [
    ...new Set(
      CHARTER_LANGUAGES.flatMap(({ headings }) => headings.names.flatMap(headingWords)).map((word) => word.slice(0, 3)),
    ),
  ].join('|'),
  'i',
);

/** Which of `cells` may be headings for names; spares most rows a closer look. */
export function maybeNames(cells: readonly string[]): string[] {
  return cells.filter((cell) => NAME_STEMS.test(cell));
}

const KNOWN = new Map(
  CHARTER_LANGUAGES.map((language) => [
    language,
    COLUMNS.flatMap((column) =>
      language.headings[column].map((text): KnownHeading => ({ column, words: headingWords(text) })),
    ),
  ]),
);

const EXACT = new Map<string, Map<CharterLanguage, KnownHeading>>();
for (const [language, headings] of KNOWN) {
  for (const heading of headings) {
    const key = heading.words.join(' ');
    const languages = EXACT.get(key) ?? new Map<CharterLanguage, KnownHeading>();
    if (!languages.has(language)) languages.set(language, heading);
    EXACT.set(key, languages);
  }
}

/** Whether any language knows `text` as a heading, as written. */
export function headingsOf(text: string): ReadonlyMap<CharterLanguage, KnownHeading> | null {
  return EXACT.get(headingWords(text).join(' ')) ?? null;
}

/** Slips that a word may have: none in a short one, one in `durée`, two in `fournisseur`. */
function slips(word: string): number {
  if (word.length < 5) return 0;
  return word.length < 9 ? 1 : 2;
}

function isIn(words: readonly string[], wanted: string): boolean {
  const most = slips(wanted);
  return words.some((word) => word === wanted || editDistance(word, wanted, most) <= most);
}

function isContained(heading: KnownHeading, words: readonly string[], language: CharterLanguage): boolean {
  if (words.length > heading.words.length + MOST_EXTRA_WORDS) return false;
  // "Nom de la société" holds "nom", but names no cookie.
  const bareName =
    heading.column === 'names' &&
    words.length > heading.words.length &&
    !heading.words.some((word) => language.trackers.flatMap(foldWords).some((tracker) => word.includes(tracker)));
  return !bareName && heading.words.every((word) => isIn(words, word));
}

/** "Fonction du cookie" is about a function: the cookie's name gives way to what is told of the cookie. */
function looseColumn(words: readonly string[], language: CharterLanguage): HeadingColumn | null {
  const contained = (KNOWN.get(language) ?? []).filter((heading) => isContained(heading, words, language));
  const most = Math.max(0, ...contained.map((heading) => heading.words.length));
  const columns = new Set(contained.filter((heading) => heading.words.length === most).map(({ column }) => column));
  if (columns.size > 1) columns.delete('names');
  const [column] = columns;
  return column && columns.size === 1 ? { column, words: most, exact: false } : null;
}

/**
 * The column that a heading names in one language, `null` where it names none. `loose` also takes one with a slip or
 * with words around it ("Nom du cookie déposé"), where no other column could be meant.
 */
export function headingColumn(text: string, language: CharterLanguage, loose: boolean): HeadingColumn | null {
  const words = headingWords(text);
  if (words.length === 0) return null;
  const exact = EXACT.get(words.join(' '))?.get(language);
  if (exact) return { column: exact.column, words: exact.words.length, exact: true };
  return loose ? looseColumn(words, language) : null;
}
