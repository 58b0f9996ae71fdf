import { isBrand } from '../brand.ts';
import { charterTables, proseAround } from '../columns/charter-tables.ts';
import { controlFault, failure, noTable, tooManyRows } from './charter-failure.ts';
import { CHARTER_LIMITS } from '../charter-limits.ts';
import { ignore, newReading, type PageContext, type Reading } from './charter-reading.ts';
import { collapse } from '../collapse.ts';
import type { Declaration } from '../declaration.ts';
import { declarationIds } from '../declaration-id.ts';
import { setFunctionalApart } from '../sections/functional-sections.ts';
import { withTablesTurned } from '../columns/turned-tables.ts';
import { exampleHeader, headerColumns, type HeaderColumns } from '../columns/header-columns.ts';
import type { CharterError, CharterLine, CharterRow, CharterWords, ParsedCharter } from '../parsed-charter.ts';
import { namesInWords } from './names-in-words.ts';
import { onOneLine, readRow } from './read-row.ts';
import { beginSection, makeDoubtful, readRemark, settlePending, startTable } from './reading-sections.ts';
import { isRowTitle, mayBeRowTitle } from './row-title.ts';
import { spacedRow } from './spaced-row.ts';
import { sectionCategory } from '../sections/section-category.ts';
import { isRemark, namesTrackers } from '../sections/section-title.ts';
import { headingsAfter } from './table-section.ts';

const RULE = /^[-–—=_:+|\s]*$/u;

function titleOfRow({ cells, merged = [], heading }: CharterRow, { columns }: HeaderColumns): string | null {
  const [title = ''] = cells;
  const reachesOver = cells.every((cell, at) => at === 0 || cell === '' || merged.includes(at));
  if (title === '' || !reachesOver) return null;
  if (cells.length === 1 && heading === true) return title;
  if (cells.length >= columns.length && merged.length === cells.length - 1) return title;
  // A lone cell in the column of names may be a name: it is a title only if it says so.
  const surely = cells.length === columns.length && (columns[0] !== 'names' || merged.length > 0);
  return surely || isRowTitle(title) ? title : null;
}

/**
 * A lone cell above a row with more in it may be the title of what is below: it is kept as a name, and what is below it is
 * not necessary. In a later column it is but the rest of the row above.
 */
function noteLoneCell(reading: Reading, { cells, merged = [] }: CharterRow): void {
  const { lone, section, page, rows } = reading;
  const filled = cells.flatMap((cell, at) => (cell === '' || merged.includes(at) ? [] : [at]));
  if (filled.length > 1) {
    if (lone === section) makeDoubtful(reading);
    reading.lone = null;
  } else if (filled[0] === 0) {
    const text = collapse(cells[0] ?? '');
    const isOwn =
      isBrand(text, page.brand) || rows.some((row) => row.provider === text && row.section === section.title);
    reading.lone = !isOwn && mayBeRowTitle(text) ? section : null;
  }
}

function addDeclaration(reading: Reading, row: CharterRow, header: HeaderColumns): void {
  noteLoneCell(reading, row);
  const declaration = readRow(row, header, reading.section);
  reading.rows.push(declaration);
  reading.lines.push(row.line);
  reading.names += declaration.names.length;
}

function readTitleRow(reading: Reading, line: number, title: string): void {
  if (!namesTrackers(title) && sectionCategory(title) === 'unclassified' && isBrand(title, reading.page.brand)) {
    ignore(reading, line, title);
  } else {
    beginSection(reading, title);
  }
}

/** A row of a table whose markup tells its cells apart: whatever its shape, it is kept. */
function readMarkedRow(reading: Reading, row: CharterRow, header: HeaderColumns): void {
  const cells = row.cells.map(onOneLine);
  settlePending(reading);
  const title = titleOfRow({ ...row, cells }, header);
  if (title === null) addDeclaration(reading, row, header);
  else if (isRemark(row.cells[0] ?? '')) readRemark(reading, { line: row.line, text: title });
  else readTitleRow(reading, row.line, title);
}

/** A row of a text, in which a cell too few or too many may be anything: it is told, not guessed. */
function readTextRow(reading: Reading, row: CharterRow): CharterError | null {
  const { line } = row;
  if (!reading.header) {
    const filled = row.cells.filter((cell) => cell !== '');
    if (filled.length === 1) {
      reading.pending.push({ line, text: filled.join() });
      return null;
    }
    return failure(
      'broken-row',
      line,
      'a table row stands before any header row',
      `first a header row with headings such as ${exampleHeader()}`,
    );
  }
  const { columns, line: headerLine } = reading.header;
  const spaced = spacedRow(reading);
  if (spaced) return spaced;
  settlePending(reading);
  const cells = withoutTrail(row.cells, reading.header);
  const title = titleOfRow({ ...row, cells }, reading.header);
  if (title !== null) {
    readTitleRow(reading, line, title);
  } else if (cells.length !== columns.length) {
    return failure(
      'broken-row',
      line,
      `the row has ${cells.length} cells`,
      `${columns.length} cells, as in the header row at line ${headerLine}`,
    );
  } else {
    addDeclaration(reading, { ...row, cells }, reading.header);
  }
  return null;
}

/** Whether a row may be a header row though its headings are not as known: the first one, and one that says two of it again. */
function saidAgain(cells: readonly string[], header: HeaderColumns | null): boolean {
  return cells.filter((cell) => cell !== '' && (header?.headings.includes(cell) ?? true)).length > 1;
}

/** The cells of a row as its table has them: a tab at the end of its line, or of the header's, makes an empty one more. */
function withoutTrail(cells: readonly string[], { columns, headings }: HeaderColumns): readonly string[] {
  const filled = cells.findLastIndex((cell) => cell !== '') + 1;
  const isWhole = cells.length > headings.findLastIndex((heading) => heading !== '');
  const missing = isWhole ? columns.slice(cells.length).map(() => '') : [];
  return [...cells.slice(0, Math.max(columns.length, filled)), ...missing];
}

/**
 * Declarations from the lines of a charter, in page order: table rows as cells, anything else as text. The one reader
 * behind every form a charter is published in; a cell that spans the table is one cell followed by empty ones.
 * Never throws; what cannot be read is an error with the line and what was expected there. A row of marked-up cells is
 * never an error: it is kept, with its doubt.
 */
export function readCharterLines(published: readonly CharterLine[], page: PageContext): ParsedCharter {
  const reading = newReading(page);
  const lines = withTablesTurned(published);
  const { roles, headers } = charterTables(lines, page.language);
  for (const [at, line] of lines.entries()) {
    if (reading.rows.length > CHARTER_LIMITS.declarations || reading.names > CHARTER_LIMITS.names) break;
    if ('text' in line) {
      const text = collapse(line.text);
      if (!RULE.test(text)) pend(reading, text === line.text ? line : { ...line, text });
      continue;
    }
    if (line.cells.every((cell) => RULE.test(cell))) continue;
    if (line.table !== undefined) {
      const header = headers.get(line);
      if (header) startTable(reading, header, line);
      else if (reading.header && roles.get(line.table) !== 'other') readMarkedRow(reading, line, reading.header);
      else if (roles.get(line.table) === 'charter') pendTitle(reading, line);
      continue;
    }
    const row = { ...line, cells: line.cells.map(collapse) };
    const fault = controlFault(row);
    if (fault) return fault;
    const context = {
      prose: () => proseAround(lines, at),
      pageLanguage: page.language,
      loose: saidAgain(row.cells, reading.header),
    };
    const header = headerColumns(row.cells, context);
    if (header) {
      const spaced = spacedRow(reading);
      if (spaced) return spaced;
      startTable(reading, header, row);
      continue;
    }
    const error = readTextRow(reading, row);
    if (error) return error;
  }
  const { header, rows, language, ignored } = reading;
  if (!header || language === null) return noTable(lines);
  const spaced = spacedRow(reading);
  if (spaced) return spaced;
  if (rows.length === 0) {
    return failure(
      'no-rows',
      header.line,
      'the table has a header row but no rows',
      'at least one row under the header row',
    );
  }
  if (rows.length > CHARTER_LIMITS.declarations) {
    return tooManyRows(reading.lines.at(-1) ?? header.line, 'declarations', CHARTER_LIMITS.declarations);
  }
  if (reading.names > CHARTER_LIMITS.names) {
    return tooManyRows(reading.lines.at(-1) ?? header.line, 'names', CHARTER_LIMITS.names);
  }
  const isRead = (table: number | undefined) => table === undefined || roles.get(table) !== 'other';
  for (const { row, line } of namesInWords(lines, rows, header.language.negations, isRead)) {
    rows.push(row);
    reading.lines.push(line);
  }
  return { ok: true, declarations: declarationsOf(reading), language, ignored, lines: reading.lines };
}

function declarationsOf({ rows, saysConsent }: Reading): Declaration[] {
  const idOf = declarationIds();
  return (saysConsent ? rows : setFunctionalApart(rows)).map((row) => ({ id: idOf(row), ...row }));
}

function pend(reading: Reading, words: CharterWords): void {
  reading.headings = headingsAfter(reading.headings, words);
  reading.pending.push(words);
}

/** A row above a table's header row: its title. */
function pendTitle(reading: Reading, { line, cells, merged = [] }: CharterRow): void {
  const text = cells
    .filter((cell, at) => cell !== '' && !merged.includes(at))
    .map(collapse)
    .join(' ');
  reading.pending.push({ line, text, heading: 7 });
}
