import { cellNames } from './cell-names.ts';
import { headerColumns, type HeaderColumns } from './header-columns.ts';
import type { CharterLine, CharterRow } from './parsed-charter.ts';

/** How a table of a page belongs to its charter. */
export type TableRole =
  /** It has a header row of its own. */
  | 'charter'
  /** It has none, but goes on where the table before it stopped. */
  | 'continued'
  /** It is about something else. */
  | 'other';

/** Where a header row may stand in a table: a title may be above it. */
const HEADER_WITHIN = 4;

/** What the lines around a table say, as far as it takes to know a language. */
export function proseAround(lines: readonly CharterLine[], at: number): string {
  return lines
    .slice(Math.max(0, at - 30), at + 20)
    .map((line) => ('text' in line ? line.text.slice(0, 400) : line.cells.join(' ').slice(0, 400)))
    .join(' ');
}

function isPlausible({ cells }: CharterRow, { columns }: HeaderColumns): boolean {
  const { names, prose } = cellNames(cells[columns.indexOf('names')] ?? '');
  return !prose && names.length > 0;
}

/** The role of every table that is told apart in `lines`, and the header row of each that has one. */
export function charterTables(
  lines: readonly CharterLine[],
  pageLanguage: string | null,
): { roles: Map<number, TableRole>; headers: Map<CharterRow, HeaderColumns> } {
  const rows = new Map<number, CharterRow[]>();
  const headers = new Map<CharterRow, HeaderColumns>();
  lines.forEach((line, at) => {
    if ('text' in line || line.table === undefined) return;
    const before = rows.get(line.table) ?? [];
    const loose = line.heading === true || (before.length < HEADER_WITHIN && !before.some((row) => headers.has(row)));
    const context = { prose: () => proseAround(lines, at), pageLanguage, loose };
    const header = headerColumns(line.cells, context);
    if (header) headers.set(line, header);
    before.push(line);
    rows.set(line.table, before);
  });
  const roles = new Map<number, TableRole>();
  let last: HeaderColumns | null = null;
  for (const [table, inTable] of rows) {
    const header: CharterRow | undefined = inTable.findLast((row) => headers.has(row));
    const before: HeaderColumns | null = last;
    if (header) {
      roles.set(table, 'charter');
      last = headers.get(header) ?? null;
    } else if (before && inTable.every(({ cells }) => cells.length === before.columns.length)) {
      const filled = inTable.filter(({ cells, merged }) => !merged?.length && cells.filter(Boolean).length > 1);
      const plausible = filled.filter((row) => isPlausible(row, before));
      roles.set(table, filled.length > 0 && plausible.length * 2 > filled.length ? 'continued' : 'other');
    } else {
      roles.set(table, 'other');
    }
  }
  return { roles, headers };
}
