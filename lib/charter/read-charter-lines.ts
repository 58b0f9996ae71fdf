import { cellNames } from './cell-names.ts';
import { collapse } from './collapse.ts';
import type { Declaration } from './declaration.ts';
import { declarationIds } from './declaration-id.ts';
import { declaredDuration } from './declared-duration.ts';
import { declaredKind } from './declared-kind.ts';
import { exampleHeader, headerColumns, type HeaderColumns } from './header-columns.ts';
import type { Column } from './languages/charter-language.ts';
import type { CharterError, CharterLine, IgnoredLine, ParsedCharter } from './parsed-charter.ts';
import { sectionCategory } from './section-category.ts';
import { isSectionTitle, namesTrackers, titleAbove } from './section-title.ts';

interface Prose {
  line: number;
  text: string;
}

interface Reading {
  header: (HeaderColumns & { line: number }) | null;
  language: string | null;
  section: string | null;
  /** Words since the last row: the next row tells whether they stood inside a table or above the next one. */
  pending: Prose[];
  declarations: Declaration[];
  idOf: ReturnType<typeof declarationIds>;
  ignored: IgnoredLine[];
}

const RULE = /^[-–—=_:+|\s]*$/u;
const CONTROL = /\p{Cc}/u;

function failure(line: number | null, message: string, expected: string): CharterError {
  return { ok: false, line, message, expected };
}

function startTable(reading: Reading, header: HeaderColumns, line: number): void {
  const title = titleAbove(reading.pending.map(({ text }) => text));
  reading.section = title ?? reading.section;
  reading.language ??= header.language.tag;
  reading.header = { ...header, line };
  reading.pending = [];
}

/** Words that turned out to stand between two rows: a section's title, or something the page's theme put there. */
function settlePending(reading: Reading): void {
  for (const { line, text } of reading.pending) {
    if (isSectionTitle(text)) reading.section = text;
    else
      reading.ignored.push({
        line,
        text,
        why: 'stands between the rows of the table but is no row and no section title',
      });
  }
  reading.pending = [];
}

function titleOfRow(cells: readonly string[], { columns }: HeaderColumns): string | null {
  const [title = '', ...rest] = cells;
  if (title === '' || rest.some((cell) => cell !== '')) return null;
  // A lone cell in the column of names may be a name: it is a title only if it says so.
  const surely = cells.length === columns.length && columns[0] !== 'names';
  return surely || namesTrackers(title) ? title : null;
}

function addDeclaration(reading: Reading, cells: readonly string[], columns: HeaderColumns['columns']): void {
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const words = (column: Column): string | null => (columns.includes(column) ? cell(column) : null);
  const { section } = reading;
  const declaration = {
    names: cellNames(cell('names')),
    kind: declaredKind(cells),
    provider: words('provider'),
    service: words('service'),
    purpose: words('purpose'),
    duration: declaredDuration(cell('duration')),
    section,
    category: section === null ? ('unclassified' as const) : sectionCategory(section),
  };
  reading.declarations.push({ id: reading.idOf(declaration), ...declaration });
}

function readRow(reading: Reading, line: number, cells: readonly string[], prose: string): CharterError | null {
  if (cells.every((cell) => RULE.test(cell))) return null;
  const control = cells.findIndex((cell) => CONTROL.test(cell));
  if (control >= 0) {
    return failure(line, `cell ${control + 1} holds a control character`, 'cells of readable text, separated by tabs');
  }
  const header = headerColumns(cells, prose);
  if (header) {
    startTable(reading, header, line);
    return null;
  }
  if (!reading.header) {
    const filled = cells.filter((cell) => cell !== '');
    if (filled.length === 1) {
      reading.pending.push({ line, text: filled.join() });
      return null;
    }
    return failure(
      line,
      'a table row stands before any header row',
      `first a header row with headings such as ${exampleHeader()}`,
    );
  }
  const { columns, line: headerLine } = reading.header;
  settlePending(reading);
  const title = titleOfRow(cells, reading.header);
  if (title !== null) {
    reading.section = title;
  } else if (cells.length !== columns.length) {
    return failure(
      line,
      `the row has ${cells.length} cells`,
      `${columns.length} cells, as in the header row at line ${headerLine}`,
    );
  } else {
    addDeclaration(reading, cells, columns);
  }
  return null;
}

/**
 * Declarations from the lines of a charter, in page order: table rows as cells, anything else as text. The one reader
 * behind every form a charter is published in; a cell that spans the table is one cell followed by empty ones.
 * Never throws; what cannot be read is an error with the line and what was expected there.
 */
export function readCharterLines(lines: readonly CharterLine[]): ParsedCharter {
  const reading: Reading = {
    header: null,
    language: null,
    section: null,
    pending: [],
    declarations: [],
    idOf: declarationIds(),
    ignored: [],
  };
  const prose = lines.map((line) => ('text' in line ? line.text : '')).join(' ');
  for (const line of lines) {
    if ('text' in line) {
      const text = collapse(line.text);
      if (!RULE.test(text)) reading.pending.push({ line: line.line, text });
      continue;
    }
    const error = readRow(reading, line.line, line.cells.map(collapse), prose);
    if (error) return error;
  }
  const { header, declarations, language, ignored } = reading;
  if (!header || language === null) {
    return failure(
      null,
      'no table of cookies was found',
      `a header row with headings such as ${exampleHeader()}, separated by tabs`,
    );
  }
  if (declarations.length === 0) {
    return failure(header.line, 'the table has a header row but no rows', 'at least one row under the header row');
  }
  return { ok: true, declarations, language, ignored };
}
