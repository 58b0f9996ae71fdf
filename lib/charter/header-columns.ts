import { foldWords } from './fold.ts';
import { headingColumn, headingsOf, maybeNames } from './heading-column.ts';
import type { CharterLanguage, Column } from './languages/charter-language.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

/** A header row, read: for each of its cells the column it names, `null` for a heading that is not known. */
export interface HeaderColumns {
  language: CharterLanguage;
  columns: readonly (Column | null)[];
}

export interface HeaderContext {
  /** Words around the table, and what the page says of itself: they decide the language where headings fit several. */
  prose: () => string;
  /** The language the page says it is in: `fr`, or `null`. */
  pageLanguage?: string | null;
  /** Whether the row stands where a header stands, so that headings with a slip or a few more words count. */
  loose: boolean;
}

interface Candidate extends HeaderColumns {
  /** Cells whose heading is known, and how many of them as written. */
  known: number;
  exact: number;
}

/** A heading is a few words; a row of longer cells is none. */
const LONGEST_HEADING = 80;

function columnsIn(headings: readonly string[], language: CharterLanguage, loose: boolean): Candidate {
  const found = headings.map((heading) => headingColumn(heading, language, loose));
  const columns = found.map((column, at) => {
    if (!column) return null;
    const rivals = found.flatMap((other, index) =>
      other?.column === column.column && index !== at ? [{ ...other, index }] : [],
    );
    // Of "Nom" and "Nom du cookie" the fuller one is the column; of two alike the first.
    const loses = rivals.some(({ words, index }) => words > column.words || (words === column.words && index < at));
    return loses ? null : column.column;
  });
  const known = columns.filter((column) => column !== null).length;
  const exact = columns.filter((column, at) => column !== null && found[at]?.exact).length;
  return { language, columns, known, exact };
}

const SMALL = new Map(CHARTER_LANGUAGES.map((language) => [language, new Set(language.small.flatMap(foldWords))]));

/** How many small words of `language` stand in `words`: tells languages apart that write a heading alike. */
function weight(words: readonly string[], language: CharterLanguage): number {
  const small = SMALL.get(language);
  return words.filter((word) => small?.has(word)).length;
}

function inLanguageOf(best: readonly Candidate[], { prose, pageLanguage }: HeaderContext): Candidate | null {
  if (best.length < 2) return best[0] ?? null;
  const words = foldWords(prose());
  const weights = best.map(({ language }) => weight(words, language) + (language.tag === pageLanguage ? 0.5 : 0));
  return best[weights.indexOf(Math.max(...weights))] ?? null;
}

/** Whether two cells, one of `names` among them, are headings as written. */
function hasWrittenHeadings(cells: readonly string[], names: readonly string[]): boolean {
  return names.some((cell) => headingsOf(cell)) && cells.filter((cell) => headingsOf(cell)).length > 1;
}

/**
 * The columns that `cells` name, or `null` where it is no header row: a header names the column of cookie names and
 * at least one other.
 */
export function headerColumns(cells: readonly string[], context: HeaderContext): HeaderColumns | null {
  if (cells.length < 2 || cells.some((cell) => cell.length > LONGEST_HEADING)) return null;
  const names = maybeNames(cells);
  if (names.length === 0) return null;
  if (!context.loose && !hasWrittenHeadings(cells, names)) return null;
  const found = CHARTER_LANGUAGES.map((language) => columnsIn(cells, language, context.loose)).filter(
    ({ known, columns }) => known >= 2 && columns.includes('names'),
  );
  const score = ({ known, exact }: Candidate) => known * 2 + exact;
  const most = Math.max(0, ...found.map(score));
  const best = inLanguageOf(
    found.filter((candidate) => score(candidate) === most),
    context,
  );
  return best && { language: best.language, columns: best.columns };
}

/** The headings of a table with every column, for messages about what was expected. */
export function exampleHeader(): string {
  return CHARTER_LANGUAGES.slice(0, 2)
    .map(({ headings }) =>
      (['provider', 'service', 'names', 'purpose'] as const)
        .map((column) => `"${headings[column][0] ?? column}"`)
        .join(', '),
    )
    .join(' or ');
}
