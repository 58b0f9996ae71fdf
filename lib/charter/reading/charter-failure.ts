import { CHARTER_LIMITS } from '../charter-limits.ts';
import { collapse } from '../collapse.ts';
import { exampleHeader } from '../columns/header-columns.ts';
import type { CharterError, CharterFault, CharterLine, CharterRow, ParsedCharter } from '../parsed-charter.ts';

const CONTROL = /\p{Cc}/u;

/** `line` is where it was seen, `null` for no single line; `expected` is what stands there in a charter that can be read. */
export function failure(fault: CharterFault, line: number | null, message: string, expected: string): CharterError {
  return { ok: false, fault, line, message, expected };
}

/** A charter longer than any: `line` is the first of what is too much. */
export function tooManyRows(line: number, what: 'declarations' | 'names' | 'table rows', most: number): CharterError {
  return failure('too-many-rows', line, `there are more than ${most} ${what}`, `no more than ${most}`);
}

/** The charter as read up to the line `leftOutFrom`, where table rows beyond the limit begin; `null` where none are. */
export function withinRows(charter: ParsedCharter, leftOutFrom: number | null): ParsedCharter {
  // A page without a charter's headings says nothing of a charter, however long it is.
  const isCharter = charter.ok || charter.fault === 'no-rows';
  return leftOutFrom !== null && isCharter ? tooManyRows(leftOutFrom, 'table rows', CHARTER_LIMITS.rows) : charter;
}

/** What is wrong with a row of text in which something stands that is no text; `null` where nothing is. */
export function controlFault({ line, cells }: CharterRow): CharterError | null {
  const control = cells.findIndex((cell) => CONTROL.test(cell));
  if (control < 0) return null;
  const message = `cell ${control + 1} holds a control character`;
  return failure('broken-row', line, message, 'cells of readable text, separated by tabs');
}

/** Why no header row was found, with what the tables say instead. */
export function noTable(lines: readonly CharterLine[]): CharterError {
  const tables = new Set(lines.flatMap((line) => ('text' in line ? [] : [line.table ?? 0])));
  const first = lines.find((line): line is CharterRow => !('text' in line));
  const seen = first
    ? `: the first of ${tables.size} begins "${first.cells.map(collapse).join(' | ').slice(0, 120)}"`
    : '';
  return failure(
    'no-table',
    null,
    `no table of cookies was found${seen}`,
    `a header row with headings such as ${exampleHeader()}, in a table or separated by tabs`,
  );
}
