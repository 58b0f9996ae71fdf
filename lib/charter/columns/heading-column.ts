import { editDistance } from './edit-distance.ts';
import { foldWords, plainLetters } from '../fold.ts';
import type { CharterLanguage, Column } from '../languages/charter-language.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';
import { remembered } from '../remembered.ts';
import { SMALL, TRACKERS, wordsOf } from '../sections/title-phrases.ts';

/** The column that one heading names. */
export interface HeadingColumn {
  column: Column;
  /** Words of the known heading that were found in it. */
  words: number;
  /** Written as known; `false` with a slip or with words around it. */
  exact: boolean;
  /** It yields to any other heading of its column: a domain to a provider, what is kept of the data to a cookie's lifetime. */
  weak: boolean;
}

interface KnownHeading {
  column: Column;
  words: readonly string[];
  weak: boolean;
}

const COLUMNS: readonly Column[] = [
  'provider',
  'service',
  'names',
  'duration',
  'purpose',
  'section',
  'consent',
  'exempt',
];
/** "Cookies nécessaires" stands over names: of these, only the heading as written says what the column is. */
const AS_WRITTEN = new Set<Column>(['consent', 'exempt']);
/** "Durée maximale de conservation du cookie en jours" is still a heading; a sentence is not. */
const MOST_EXTRA_WORDS = 4;

/**
 * The words of a heading that carry something, in whichever language: a charter in one may name a column in another. All of
 * "Para qué" (what for) do, as nothing else is there.
 */
export const headingWords = remembered((text): readonly string[] => {
  const words = foldWords(text);
  const carrying = words.filter((word) => !SMALL.has(word));
  return carrying.length > 0 ? carrying : words;
});

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
  return cells.filter((cell) => NAME_STEMS.test(plainLetters(cell)));
}

function known(column: Column, texts: readonly string[], weak: boolean): KnownHeading[] {
  return texts.map((text) => ({ column, words: headingWords(text), weak }));
}

const KNOWN = new Map(
  CHARTER_LANGUAGES.map((language) => [
    language,
    [
      ...COLUMNS.flatMap((column) => known(column, language.headings[column], false)),
      ...known('provider', language.domains, true),
    ],
  ]),
);
const DATA = wordsOf(({ data }) => data);
const CHOICES = wordsOf(({ choices, consent }) => [...choices, ...consent.words]);
/** What stands before a choice that is kept, and not before one after which a cookie is. */
const KEPT = wordsOf(({ headings, consent }) => [...headings.duration, ...consent.whose, ...consent.kept]);
/** What is done with cookies: "Cookies déposés" does not say by whom, and "utilisés" is no slip for "utilité". */
const DONE = wordsOf(({ consent }) => consent.done);

const EXACT = new Map<string, Map<CharterLanguage, KnownHeading>>();
for (const [language, headings] of KNOWN) {
  for (const heading of headings) {
    const key = heading.words.join(' ');
    const languages = EXACT.get(key) ?? new Map<CharterLanguage, KnownHeading>();
    if (!languages.has(language)) languages.set(language, heading);
    EXACT.set(key, languages);
  }
}

const KNOWN_WORDS = new Set([...KNOWN.values()].flat().flatMap(({ words }) => words));

/** Whether any language knows `text` as a heading, as written. */
export function headingsOf(text: string): ReadonlyMap<CharterLanguage, KnownHeading> | null {
  return EXACT.get(headingWords(text).join(' ')) ?? null;
}

/** Slips that a word may have: none in a short one, one in `durée`, two in `fournisseur`. */
function slips(word: string): number {
  if (word.length < 5) return 0;
  return word.length < 9 ? 1 : 2;
}

/** One slip leaves the first letter, or the second, in its place or beside it. Quick: most words have nothing in common. */
function beginsAlike(word: string, wanted: string): boolean {
  const [first, second] = [word.charCodeAt(0), word.charCodeAt(1)];
  const [one, other] = [wanted.charCodeAt(0), wanted.charCodeAt(1)];
  return first === one || second === other || first === other || second === one;
}

/** Two slips are two only in a word that begins alike: "explication" is no "expiration". */
function isAlike(word: string, wanted: string): boolean {
  if (!beginsAlike(word, wanted) || DONE.has(word)) return false;
  const most = slips(wanted);
  const distance = editDistance(word, wanted, most);
  return distance <= most && (distance < 2 || word.slice(0, 4) === wanted.slice(0, 4));
}

/** The known words that a word is, or is a slip for. */
const knownWords = remembered(
  (word) => new Set([...KNOWN_WORDS].filter((wanted) => word === wanted || isAlike(word, wanted))),
);

/** "Type de données" is no kind of cookie, though "type" alone is. */
function isOfOtherThings(
  { column, words: known }: KnownHeading,
  words: readonly string[],
  { trackers }: CharterLanguage,
) {
  const own = new Set([...known, ...trackers.flatMap(foldWords)]);
  return column === 'section' && known.length === 1 && !words.every((word) => own.has(word));
}

/** Whether the words of a heading, which hold those of a known one, are about the same. */
function isAbout(heading: KnownHeading, words: readonly string[], language: CharterLanguage): boolean {
  if (words.length > heading.words.length + MOST_EXTRA_WORDS) return false;
  if (AS_WRITTEN.has(heading.column) || heading.words.every((word) => DONE.has(word))) return false;
  // "Qui ?" asks for a provider, "Cookies qui suivent" does not.
  if (heading.column === 'provider' && heading.words.join('').length < 4) return false;
  // "Nom de la société" holds "nom", but names no cookie.
  const bareName =
    heading.column === 'names' &&
    words.length > heading.words.length &&
    !heading.words.some((word) => language.trackers.flatMap(foldWords).some((tracker) => word.includes(tracker)));
  return !bareName && !isOfOtherThings(heading, words, language);
}

/** "Durée du consentement aux cookies" is no cookie's, "Durée du cookie de consentement" and "Durée après consentement" are. */
function isOfChoice(words: readonly string[]): boolean {
  return CHOICES.has(
    words.find((word) => !(KEPT.has(word) || /^ma[xs]/.test(word)) || CHOICES.has(word) || TRACKERS.has(word)) ?? '',
  );
}

/** "Fonction du cookie" is about a function: the cookie's name gives way to what is told of the cookie. */
function looseColumn(words: readonly string[], language: CharterLanguage): HeadingColumn | null {
  const said = new Set(words.flatMap((word) => [...knownWords(word)]));
  if (said.size === 0) return null;
  const contained = (KNOWN.get(language) ?? []).filter(
    (heading) => heading.words.every((word) => said.has(word)) && isAbout(heading, words, language),
  );
  const most = Math.max(0, ...contained.map((heading) => heading.words.length));
  const fullest = contained.filter((heading) => heading.words.length === most);
  const columns = new Set(fullest.map(({ column }) => column));
  if (columns.size > 1) columns.delete('names');
  const [column] = columns;
  if (!column || columns.size > 1 || (column === 'duration' && isOfChoice(words))) return null;
  const isOfData = column === 'duration' && words.some((word) => DATA.has(word));
  const weak = isOfData || fullest.every((heading) => heading.weak || heading.column !== column);
  return { column, words: most, exact: false, weak };
}

/** "Service / Nom du cookie" heads what names it last, whatever its other word is. */
function endsInNames(text: string, language: CharterLanguage): HeadingColumn | null {
  const [, last = ''] = /\/([^/]+)$/u.exec(text) ?? [];
  const words = headingWords(last);
  const isNames =
    EXACT.get(words.join(' '))?.get(language)?.column === 'names' && words.some((word) => TRACKERS.has(word));
  return isNames ? { column: 'names', words: words.length, exact: false, weak: false } : null;
}

const LOOSE = new Map(
  CHARTER_LANGUAGES.map((language) => [
    language,
    remembered((text) => {
      const column = endsInNames(text, language) ?? looseColumn(headingWords(text), language);
      if (column) return column;
      const shorter = [text.split('/', 1).join(''), text.replace(/\([^()]*\)/gu, '')];
      return shorter.map((less) => looseColumn(headingWords(less), language)).find((each) => each !== null) ?? null;
    }),
  ]),
);

/**
 * The column that a heading names in one language, `null` where it names none. `loose` also takes one with a slip or
 * with words around it ("Nom du cookie déposé"), where no other column could be meant, or another word for it after a slash
 * ("Nom / clé") or in brackets ("Nom (exemple)").
 */
export function headingColumn(text: string, language: CharterLanguage, loose: boolean): HeadingColumn | null {
  const words = headingWords(text);
  if (words.length === 0) return null;
  const exact = EXACT.get(words.join(' '))?.get(language);
  if (exact) return { column: exact.column, words: exact.words.length, exact: true, weak: exact.weak };
  return loose ? (LOOSE.get(language)?.(text) ?? null) : null;
}
