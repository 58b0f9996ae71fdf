import { collapse } from '../collapse.ts';
import type { Declaration } from '../declaration.ts';
import type { HeaderColumns } from '../columns/header-columns.ts';
import type { CharterRow, CharterWords, IgnoredLine } from '../parsed-charter.ts';
import type { Section } from './read-row.ts';

/** What is known of a page beside its lines. */
export interface PageContext {
  /** See `brandOf`. */
  brand: string;
  /** BCP 47 primary language that the page says it is in. */
  language: string | null;
}

/** A table's header row, and where it stands. */
export interface TableHeader extends HeaderColumns {
  line: number;
}

/** A charter as far as it is read. */
export interface Reading {
  header: TableHeader | null;
  language: string | null;
  section: Section;
  /** A section that the heading over a table's names begins, and the one that it is in. */
  headed: { own: Section; above: Section } | null;
  /** The section of the last row, where it may be a title of what is below it. */
  lone: Section | null;
  /** The headings that the next row stands under, outermost first, as far as nothing else began a section since. */
  headings: readonly CharterWords[];
  /** Words since the last row: the next row tells whether they stood inside a table or above the next one. */
  pending: CharterWords[];
  rows: Omit<Declaration, 'id'>[];
  /** How many names these have. */
  names: number;
  /** A column says of each row whether it waits for consent: its sections' titles are not held against one another. */
  saysConsent: boolean;
  lines: number[];
  ignored: IgnoredLine[];
  /** Headings of columns that are not read, among these. */
  unread: Set<string>;
  page: PageContext;
}

/** A charter of which nothing is read yet. */
export function newReading(page: PageContext): Reading {
  return {
    header: null,
    language: null,
    section: { title: null, category: 'unclassified' },
    headed: null,
    lone: null,
    headings: [],
    pending: [],
    rows: [],
    names: 0,
    saysConsent: false,
    lines: [],
    ignored: [],
    unread: new Set(),
    page,
  };
}

const NEITHER = 'stands between the rows of the table but is no row and no section title';

export function ignore(reading: Reading, line: number, text: string, why = NEITHER): void {
  reading.ignored.push({ line, text, why });
}

/** Headings of columns that are not known, each once, however many tables have it. */
export function ignoreColumns(
  reading: Reading,
  { line, cells, merged = [] }: CharterRow,
  { columns }: HeaderColumns,
): void {
  const why = 'heads a column that is not read';
  for (const [at, text] of cells.map(collapse).entries()) {
    if (columns[at] !== null || text === '' || merged.includes(at) || reading.unread.has(text)) continue;
    reading.unread.add(text);
    ignore(reading, line, text, why);
  }
}

/** Words between two tables that begin no section. */
export function ignoreBetween(reading: Reading, words: readonly CharterWords[]): void {
  const under = reading.section.title === null ? 'no title' : `"${reading.section.title}"`;
  for (const { line, text } of words)
    ignore(reading, line, text, `is no title: the rows below it are kept under ${under}`);
}
