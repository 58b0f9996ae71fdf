import { headerColumns, type HeaderColumns } from './header-columns.ts';
import type { CharterLine, CharterRow } from '../parsed-charter.ts';
import { unlabelled } from './unlabelled.ts';
import { breaksOff, goesOn, isOfCookies } from './table-subject.ts';
import { namesTrackers } from '../sections/section-title.ts';

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

/** As many rows say what their columns hold. */
const ROWS_BELOW = 20;
/** What a cell holds shows in as many characters. */
const LOOKED_AT = 400;

/** What the lines around a table say, as far as it takes to know a language. */
export function proseAround(lines: readonly CharterLine[], at: number): string[] {
  return lines
    .slice(Math.max(0, at - 30), at + 20)
    .map((line) => ('text' in line ? line.text : line.cells.map((cell) => cell.slice(0, 400)).join(' ')).slice(0, 400));
}

interface PlacedRow {
  row: CharterRow;
  /** Its index among the lines. */
  at: number;
}

function rowsByTable(lines: readonly CharterLine[]): Map<number, PlacedRow[]> {
  const rows = new Map<number, PlacedRow[]>();
  lines.forEach((row, at) => {
    if ('text' in row || row.table === undefined) return;
    const inTable = rows.get(row.table) ?? [];
    inTable.push({ row, at });
    rows.set(row.table, inTable);
  });
  return rows;
}

/** Whether markup says that a row heads columns, be they about something else: the rows below it do not. */
function isMarked({ heading, cells, merged = [] }: CharterRow): boolean {
  return heading === true && merged.length === 0 && cells.filter(Boolean).length > 1;
}

/** The role of every table that is told apart in `lines`, and the header row of each that has one. */
export function charterTables(
  lines: readonly CharterLine[],
  pageLanguage: string | null,
): { roles: Map<number, TableRole>; headers: Map<CharterRow, HeaderColumns> } {
  const rows = rowsByTable(lines);
  const headers = new Map<CharterRow, HeaderColumns>();
  let told: boolean | null = null;
  const isTold = (): boolean =>
    (told ??= lines.some((line) => 'text' in line && line.heading !== undefined && namesTrackers(line.text)));
  for (const inTable of rows.values()) {
    inTable.forEach(({ row, at }, index) => {
      const loose =
        row.heading === true ||
        (index < HEADER_WITHIN &&
          !inTable.slice(0, index).some((other) => headers.has(other.row) || isMarked(other.row)));
      const kept: string[][] = [];
      const below = (column: number) =>
        (kept[column] ??= inTable
          .slice(index + 1, index + 1 + ROWS_BELOW)
          .map((other) => unlabelled((other.row.cells[column] ?? '').slice(0, LOOKED_AT), row.cells[column])));
      const prose = () => proseAround(lines, at);
      const header = headerColumns(row.cells, { prose, pageLanguage, loose, below });
      if (!header) return;
      const names = below(header.columns.indexOf('names'));
      if (isOfCookies({ header, headings: row.cells, names, isCard: row.turned === true, lines, at, prose, isTold }))
        headers.set(row, header);
    });
  }
  const roles = new Map<number, TableRole>();
  let last: HeaderColumns | null = null;
  /** Up to where it was looked for what breaks off the charter's table before, and whether there is such a thing. */
  let end = 0;
  let isBroken = false;
  for (const [table, placed] of rows) {
    const inTable = placed.map(({ row }) => row);
    const header: CharterRow | undefined = inTable.findLast((row) => headers.has(row));
    const before: HeaderColumns | null = last;
    if (header) {
      roles.set(table, 'charter');
      last = headers.get(header) ?? null;
    } else if (before && inTable.every(({ cells }) => cells.length === before.columns.length)) {
      const filled = inTable.filter(({ cells, merged }) => !merged?.length && cells.filter(Boolean).length > 1);
      const at = before.columns.indexOf('names');
      const names = filled.map(({ cells }) => unlabelled(cells[at] ?? '', before.headings[at]));
      isBroken ||= breaksOff(lines.slice(end, placed[0]?.at));
      end = placed[0]?.at ?? end;
      roles.set(table, goesOn(names, isBroken) ? 'continued' : 'other');
    } else {
      roles.set(table, 'other');
    }
    if (roles.get(table) === 'other') continue;
    end = (placed.at(-1)?.at ?? 0) + 1;
    isBroken = false;
  }
  return { roles, headers };
}
