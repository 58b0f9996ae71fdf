import { foldWords } from './fold.ts';
import type { CharterLanguage, Column } from './languages/charter-language.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';

/** A header row, read: for each of its cells the column it names, `null` for a heading that is not known. */
export interface HeaderColumns {
  language: CharterLanguage;
  columns: readonly (Column | null)[];
}

const COLUMNS: readonly Column[] = ['provider', 'service', 'names', 'duration', 'purpose'];

function key(text: string, language: CharterLanguage): string {
  return foldWords(text)
    .filter((word) => !language.small.includes(word))
    .join(' ');
}

const HEADINGS = CHARTER_LANGUAGES.map((language) => ({
  language,
  byHeading: new Map(
    COLUMNS.flatMap((column) =>
      language.headings[column].map((text): [string, Column] => [key(text, language), column]),
    ),
  ),
}));

function columnsIn(cells: readonly string[], { language, byHeading }: (typeof HEADINGS)[number]): HeaderColumns {
  const taken = new Set<Column>();
  const columns = cells.map((cell) => {
    const column = byHeading.get(key(cell, language)) ?? null;
    if (!column || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
  return { language, columns };
}

/** How many small words of `language` stand in `text`: tells languages apart that write a heading alike. */
function weight(text: string, language: CharterLanguage): number {
  return foldWords(text).filter((word) => language.small.includes(word)).length;
}

/**
 * The columns that `cells` name, or `null` where it is no header row: a header names the column of cookie names and
 * at least one other. `prose` (the words around the table) decides the language where the headings fit several.
 */
export function headerColumns(cells: readonly string[], prose: string): HeaderColumns | null {
  const found = HEADINGS.map((headings) => columnsIn(cells, headings))
    .map((header) => ({ header, known: header.columns.filter((column) => column !== null).length }))
    .filter(({ header, known }) => known >= 2 && header.columns.includes('names'));
  const most = Math.max(0, ...found.map(({ known }) => known));
  const best = found.filter(({ known }) => known === most).map(({ header }) => header);
  if (best.length < 2) return best[0] ?? null;
  return best.reduce((a, b) => (weight(prose, b.language) > weight(prose, a.language) ? b : a));
}

/** The headings of a table with every column, for messages about what was expected. */
export function exampleHeader(): string {
  return CHARTER_LANGUAGES.map(({ headings }) =>
    (['provider', 'service', 'names', 'purpose'] as const)
      .map((column) => `"${headings[column][0] ?? column}"`)
      .join(', '),
  ).join(' or ');
}
