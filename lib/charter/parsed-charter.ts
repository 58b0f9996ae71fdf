import type { Declaration } from './declaration.ts';

/** One row of a table as published. */
export interface CharterRow {
  line: number;
  /** Line ends within a cell part what the page shows on lines of its own. */
  cells: readonly string[];
  /** Which table of the page it is in; missing where the form of publication does not tell. */
  table?: number;
  /** Its markup says that it is a row of headings. */
  heading?: boolean;
  /** It was a column of its table, as published. */
  turned?: boolean;
  /** Columns that repeat a cell from further left, which reaches over them. */
  merged?: readonly number[];
}

/** One paragraph or heading outside any table, white space collapsed. */
export interface CharterWords {
  line: number;
  text: string;
  /** Level of a heading, 1 to 6; 7 for a table's caption; missing where it is none, or the form does not tell. */
  heading?: number;
  /** All of it is a link. */
  link?: boolean;
  /** Into what runs of spaces part it, where it is a line of a text without tabs. */
  parts?: readonly string[];
}

/** One line of a published charter, whatever it was published as. */
export type CharterLine = CharterRow | CharterWords;

/** Words of a charter that are neither a declaration nor a section title, between its rows and tables, or over a column. */
export interface IgnoredLine {
  line: number;
  text: string;
  why: string;
}

/** What makes a text no charter: no table of cookies, a table without rows, more rows than are read, one that cannot be read. */
export type CharterFault = 'no-table' | 'no-rows' | 'too-many-rows' | 'broken-row';

/** Why a charter could not be read: `line` counts from 1, `null` where no single line is at fault. */
export interface CharterError {
  ok: false;
  fault: CharterFault;
  line: number | null;
  message: string;
  expected: string;
}

export interface CharterDeclarations {
  ok: true;
  declarations: Declaration[];
  /** BCP 47 primary language of the table's headings: `fr`. */
  language: string;
  ignored: IgnoredLine[];
  /** The line of each declaration, in the same order. */
  lines: number[];
}

export type ParsedCharter = CharterDeclarations | CharterError;
