import type { Declaration } from './declaration.ts';

/** One line of a published charter, whatever it was published as: a table row, or words outside any table. */
export type CharterLine =
  | { line: number; cells: readonly string[] }
  /** `text` is one paragraph or heading, white space collapsed. */
  | { line: number; text: string };

/** Words found between the rows of a table that are neither a declaration nor a section title. */
export interface IgnoredLine {
  line: number;
  text: string;
  why: string;
}

/** Why a charter could not be read: `line` counts from 1, `null` where no single line is at fault. */
export interface CharterError {
  ok: false;
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
}

export type ParsedCharter = CharterDeclarations | CharterError;
