import { distinctColumns, type CellsBelow } from './distinct-columns.ts';
import { foldWords } from '../fold.ts';
import { headingColumn, headingsOf, maybeNames } from './heading-column.ts';
import { headingUnit } from './heading-unit.ts';
import type { CharterLanguage, Column, Unit } from '../languages/charter-language.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';
import { isSurelyName } from '../names/name-text.ts';
import { remembered } from '../remembered.ts';
import { namesTrackers } from '../sections/section-title.ts';

/** A header row, read: for each of its cells the column it names, `null` for a heading that is not known. */
export interface HeaderColumns {
  language: CharterLanguage;
  columns: readonly (Column | null)[];
  headings: readonly string[];
  /** The unit that its heading for durations gives, and that the cells leave out. */
  unit: Unit | null;
  /** What its column of kinds of cookies says in the rows below, as far as they are known. */
  kinds: readonly string[];
}

export interface HeaderContext {
  /** Words around the table, and what the page says of itself: they decide the language where headings fit several. */
  prose: () => readonly string[];
  /** The language the page says it is in: `fr`, or `null`. */
  pageLanguage?: string | null;
  /** Whether the row stands where a header stands, so that headings with a slip or a few more words count. */
  loose: boolean;
  /** The cells below one of its headings, where they are known: they tell two columns apart that are headed alike. */
  below?: CellsBelow;
}

interface Candidate extends Pick<HeaderColumns, 'language' | 'columns'> {
  /** Cells whose heading this language does not know. */
  unknown: readonly number[];
  /** Cells whose heading is known, and how many of them as written. */
  known: number;
  exact: number;
}

/** A heading is a few words; a row of longer cells is none. One may explain itself at more length. */
const LONGEST_HEADING = 80;
const LONGEST_EXPLAINED = 200;

/** A spreadsheet may go on with empty cells. */
const MOST_HEADINGS = 40;

function areHeadings(cells: readonly string[]): boolean {
  if (cells.length > MOST_HEADINGS && cells.filter((cell) => cell !== '').length > MOST_HEADINGS) return false;
  const long = cells.filter((cell) => cell.length > LONGEST_HEADING);
  return cells.length > 1 && long.length < 2 && long.every((cell) => cell.length <= LONGEST_EXPLAINED);
}

/** "Finalité (à quoi sert-il et ...)" -> "Finalité". */
function unexplained(cell: string): string {
  return cell.length > LONGEST_HEADING ? (cell.split(/[(:]/u, 1)[0] ?? '') : cell;
}

/** Columns that set kinds of cookie apart: beside a bare "Nom", "Type" and "Obligatoire" may stand over anything. */
const KINDS = new Set<Column | null>(['section', 'consent', 'exempt']);

function isCharter({ columns }: Candidate, cells: readonly string[]): boolean {
  const others = columns.filter((column) => column !== null && column !== 'names');
  if (!columns.includes('names') || others.length === 0) return false;
  return others.some((column) => !KINDS.has(column)) || cells.some(namesTrackers);
}

function columnsIn(cells: readonly string[], language: CharterLanguage, { loose, below }: HeaderContext): Candidate {
  const found = cells.map((heading) => headingColumn(heading, language, loose));
  const columns = distinctColumns(cells, found, below);
  const known = found.filter((column) => column !== null);
  const unknown = found.flatMap((column, at) => (column ? [] : [at]));
  return { language, columns, unknown, known: known.length, exact: known.filter(({ exact }) => exact).length };
}

/** Of a table in two languages, as "Cookie name | Provider | Zweck" is, what only another one knows, as written. */
function withBorrowed({ columns, unknown }: Candidate, cells: readonly string[]): readonly (Column | null)[] {
  const all = [...columns];
  for (const at of unknown) {
    const known = headingsOf(cells[at] ?? '')?.values() ?? [];
    const [column, ...others] = new Set(Array.from(known, (heading) => heading.column));
    if (column && others.length === 0 && all[at] === null && !all.includes(column)) all[at] = column;
  }
  return all;
}

const SMALL = new Map(CHARTER_LANGUAGES.map((language) => [language, new Set(language.small.flatMap(foldWords))]));

/** How many small words of each language stand in a text: tells languages apart that write a heading alike. */
const weights = remembered((text) => {
  const words = foldWords(text);
  return new Map([...SMALL].map(([language, small]) => [language, words.filter((word) => small.has(word)).length]));
});

function inLanguageOf(best: readonly Candidate[], { prose, pageLanguage }: HeaderContext): Candidate | null {
  if (best.length < 2) return best[0] ?? null;
  const said = prose().map(weights);
  const sums = best.map(({ language }) =>
    said.reduce((sum, each) => sum + (each.get(language) ?? 0), language.tag === pageLanguage ? 0.5 : 0),
  );
  return best[sums.indexOf(Math.max(...sums))] ?? null;
}

/** Whether two cells, one of `names` among them, are headings as written: a row that says `_ga` beside something like them is none. */
function hasWrittenHeadings(cells: readonly string[], names: readonly string[]): boolean {
  return names.some((cell) => headingsOf(cell)) && cells.filter((cell) => headingsOf(cell)).length > 1;
}

/**
 * The columns that the cells of a row name, or `null` where it is no header row: a header names the column of cookie names and
 * at least one other.
 */
export function headerColumns(row: readonly string[], context: HeaderContext): HeaderColumns | null {
  if (!areHeadings(row)) return null;
  const cells = row.map(unexplained);
  const names = maybeNames(cells);
  if (names.length === 0) return null;
  if (!hasWrittenHeadings(cells, names) && (!context.loose || cells.some(isSurelyName))) return null;
  const found = CHARTER_LANGUAGES.map((language) => columnsIn(cells, language, context)).filter((candidate) =>
    isCharter(candidate, cells),
  );
  const score = ({ known, exact }: Candidate) => known + exact * 2;
  const most = Math.max(0, ...found.map(score));
  const best = inLanguageOf(
    found.filter((candidate) => score(candidate) === most),
    context,
  );
  if (!best) return null;
  const { language } = best;
  const columns = withBorrowed(best, cells);
  const kinds = columns.includes('section') ? (context.below?.(columns.indexOf('section')) ?? []) : [];
  return { language, columns, headings: cells, unit: headingUnit(cells[columns.indexOf('duration')] ?? ''), kinds };
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
