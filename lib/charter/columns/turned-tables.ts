import type { CharterLine, CharterRow } from '../parsed-charter.ts';
import type { Column } from '../languages/charter-language.ts';
import { headerColumns } from './header-columns.ts';
import { headingsOf } from './heading-column.ts';

/** No charter says more of a cookie. */
const MOST_HEADINGS = 12;

function isTitle({ cells, merged = [] }: CharterRow): boolean {
  return merged.length === cells.length - 1;
}

function written(cells: readonly string[]): number {
  return cells.filter((cell) => headingsOf(cell)).length;
}

/** What a card tells of a cookie: kinds alone, as "Consent", may be names in a column of them. */
const TOLD = new Set<Column | null>(['provider', 'service', 'duration', 'purpose']);

/** Whether the first cells of some rows are a charter's headings, most of them as written, and more than in any row. */
function areHeadings(rows: readonly CharterRow[]): boolean {
  const [width] = rows.map(({ cells }) => cells.length);
  if (rows.length > MOST_HEADINGS || rows.some(({ cells }) => cells.length !== width)) return false;
  const headings = rows.map(({ cells: [heading = ''] }) => heading);
  const known = written(headings);
  if (known * 2 < headings.length || rows.some(({ cells }) => written(cells) >= known)) return false;
  const header = headerColumns(headings, { prose: () => [], loose: true });
  return header?.columns.some((column) => TOLD.has(column)) ?? false;
}

/** The rows of a table by the cookies that they tell of: each begins with the same heading, or below a title. */
function cards(rows: readonly CharterRow[]): CharterRow[][] {
  const parts: CharterRow[][] = [];
  for (const row of rows) {
    const part = parts.at(-1);
    const [begun] = part ?? [];
    if (!part || !begun || isTitle(row) || isTitle(begun) || begun.cells[0] === row.cells[0]) parts.push([row]);
    else if (part.length <= MOST_HEADINGS) part.push(row);
  }
  return parts;
}

function turned(card: readonly CharterRow[]): CharterRow[] {
  const [first] = card;
  if (!first) return [];
  // Over how many columns it reached says nothing any more.
  if (isTitle(first)) return [{ ...first, cells: first.cells.slice(0, 1), merged: [], heading: true }];
  return first.cells.map((_, column) => {
    const row: CharterRow = { ...first, cells: card.map(({ cells }) => cells[column] ?? ''), merged: [], turned: true };
    return column === 0 ? { ...row, heading: true } : row;
  });
}

/** Rows of one table, with their headings above them if they stood in its first column. */
function withHeadingsAbove(rows: readonly CharterRow[]): readonly CharterRow[] {
  const first = rows.findIndex((row) => !isTitle(row));
  // Most tables are told apart by the row below their headings.
  if (!rows.slice(first, first + 3).some((row, at) => at > 0 && headingsOf(row.cells[0] ?? ''))) return rows;
  const parts = cards(rows);
  return parts.every(([begun, ...others]) => begun && (isTitle(begun) || areHeadings([begun, ...others])))
    ? parts.flatMap(turned)
    : rows;
}

/**
 * The lines of a page, where each table whose headings stand in its first column, as a card for each cookie has them, is turned
 * so that they stand above.
 */
export function withTablesTurned(lines: readonly CharterLine[]): CharterLine[] {
  const result: CharterLine[] = [];
  let rows: CharterRow[] = [];
  const end = () => {
    result.push(...withHeadingsAbove(rows));
    rows = [];
  };
  for (const line of lines) {
    if ('text' in line || line.table === undefined) {
      end();
      result.push(line);
      continue;
    }
    if (rows[0] && rows[0].table !== line.table) end();
    rows.push(line);
  }
  end();
  return result;
}
