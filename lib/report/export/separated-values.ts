import type { Language } from '../../words/languages.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** What a spreadsheet would take for a formula, also after white space or in its full-width form. */
const FORMULA = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** The same within a cell: a spreadsheet set to another separator begins a cell of its own there. */
const INNER_FORMULA = /([,;]["\s\ufeff]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

export type Separator = ',' | ';';

/** What spreadsheets of that language expect between two cells: where the comma stands in numbers, a semicolon. */
export function separatorFor(language: Language): Separator {
  return language === 'en' ? ',' : ';';
}

/** Rows of a CSV file, one text per row, with the mark by which spreadsheets know UTF-8. No cell is ever a formula. */
export function* separatedValues(rows: Iterable<readonly string[]>, delimiter: Separator): Generator<string> {
  let first = true;
  for (const row of rows) {
    const cells = row.map((cell) => quoted(harmless(cell), delimiter));
    yield `${first ? BYTE_ORDER_MARK : ''}${cells.join(delimiter)}\r\n`;
    first = false;
  }
}

function harmless(cell: string): string {
  return (FORMULA.test(cell) ? `'${cell}` : cell).replace(INNER_FORMULA, "$1'");
}

/** As RFC 4180 has it; also where spreadsheets would drop what stands at an edge. */
function quoted(cell: string, delimiter: Separator): string {
  const plain = !cell.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(cell);
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
