import { collapse } from '../collapse.ts';
import { headerColumns } from '../columns/header-columns.ts';
import type { CharterLine } from '../parsed-charter.ts';
import { tableRows, type TableCell, type TableRow } from './table-rows.ts';

/** Gathers table cells into rows. */
export interface PageTables {
  /** Whether `name` is a part of a table, and was taken as such. */
  open(name: string, attributes: ReadonlyMap<string, string>, line: number): boolean;
  close(name: string): boolean;
  /** The parts of the open cell, in which a line end parts lines; `null` outside of cells. */
  cell(): string[] | null;
  end(): void;
}

interface OpenCell {
  parts: string[];
  line: number;
  heading: boolean;
  columns: number;
  rows: number;
  /** It holds a table that is none of its words. */
  layout: boolean;
}

interface OpenRow {
  cells: (TableCell & { line: number })[];
  line: number;
  layout: boolean;
}

interface OpenTable {
  id: number;
  layOut: (cells: readonly TableCell[], heading: boolean) => TableRow;
  inHead: boolean;
  cell: OpenCell | null;
  row: OpenRow | null;
  /** Its first rows, to tell whether it is a charter before a table inside it begins. */
  first: string[][];
  /** Whether these are a charter's, as far as they were looked at. */
  isCharter: boolean | null;
}

const GROUPS = new Set(['thead', 'tbody', 'tfoot']);
const FIRST_ROWS = 4;
const MOST_ROWS = 65_534;
/** Cells that merged ones repeat, on one page. */
const REPEATED_CELLS = 200_000;

function count(attribute: string | undefined, most: number): number {
  const value = Number.parseInt(attribute ?? '1', 10);
  return value >= 1 ? Math.min(value, most) : 1;
}

function rowCount(attribute: string | undefined): number {
  // 0 reaches to the end of the table.
  return attribute?.trim() === '0' ? MOST_ROWS : count(attribute, MOST_ROWS);
}

function cellText(parts: readonly string[]): string {
  const whole = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
  if (!whole.includes('\n')) return collapse(whole);
  return whole
    .split('\n')
    .map(collapse)
    .filter((text) => text !== '')
    .join('\n');
}

function isCharter(table: OpenTable): boolean {
  return (table.isCharter ??= table.first.some(
    (cells) => headerColumns(cells, { prose: () => [], loose: false }) !== null,
  ));
}

/** `begin` is told when a table or row begins: words outside of it end there. */
export function pageTables(tell: (line: CharterLine) => void, begin: () => void): PageTables {
  const tables: OpenTable[] = [];
  const repeats = { left: REPEATED_CELLS };
  let tableCount = 0;
  /** Tables inside the cell of a charter: their cells are words of that cell. */
  let flattened = 0;

  const spill = (parts: readonly string[], line: number): void => {
    for (const text of cellText(parts).split('\n')) if (text !== '') tell({ line, text });
  };
  const endCell = (table: OpenTable): void => {
    const { cell, row } = table;
    if (!cell) return;
    table.cell = null;
    flattened = 0;
    const { parts, line, heading, columns, rows } = cell;
    if (row?.layout || cell.layout) spill(parts, line);
    else row?.cells.push({ text: cellText(parts), line, heading, columns, rows });
  };
  const endRow = (table: OpenTable): void => {
    endCell(table);
    const { row } = table;
    table.row = null;
    if (!row || row.layout || row.cells.length === 0) return;
    const { cells, merged, heading } = table.layOut(row.cells, table.inHead);
    if (table.first.length < FIRST_ROWS) {
      table.first.push(cells);
      table.isCharter = null;
    }
    if (row.cells.every(({ text }) => text === '')) return;
    tell({ line: row.line, cells, table: table.id, heading, merged });
  };
  const startTable = (): OpenTable => {
    begin();
    tableCount += 1;
    const layOut = tableRows(repeats);
    const table = { id: tableCount, layOut, inHead: false, cell: null, row: null, first: [], isCharter: null };
    tables.push(table);
    return table;
  };
  const endTable = (): void => {
    const table = tables.pop();
    if (table) endRow(table);
  };
  /** A table in a cell makes that cell, and its row, a frame for what it holds. */
  const makeFrame = ({ cell, row }: OpenTable): void => {
    for (const { text, line } of row?.cells ?? []) spill([text], line);
    if (cell) {
      spill(cell.parts, cell.line);
      cell.parts = [];
      cell.layout = true;
    }
    if (row) {
      row.cells = [];
      row.layout = true;
    }
  };
  const openTable = (): void => {
    const outer = tables.at(-1);
    if (outer?.cell && isCharter(outer)) {
      flattened = 1;
      outer.cell.parts.push('\n');
      return;
    }
    if (outer?.cell) makeFrame(outer);
    else if (outer) endTable();
    startTable();
  };
  const startRow = (line: number): OpenTable => {
    // Rows copied without their table still are rows.
    const table = tables.at(-1) ?? startTable();
    endRow(table);
    begin();
    table.row = { cells: [], line, layout: false };
    return table;
  };
  const startCell = (name: string, attributes: ReadonlyMap<string, string>, line: number): void => {
    const open = tables.at(-1);
    const table = open?.row ? open : startRow(line);
    endCell(table);
    begin();
    table.cell = {
      parts: [],
      line,
      heading: name === 'th',
      columns: count(attributes.get('colspan'), 1000),
      rows: rowCount(attributes.get('rowspan')),
      layout: false,
    };
  };
  const isPart = (name: string): boolean =>
    name === 'table' || name === 'tr' || name === 'td' || name === 'th' || GROUPS.has(name);

  return {
    open(name, attributes, line) {
      if (!isPart(name)) return false;
      const table = tables.at(-1);
      if (flattened > 0) {
        if (name === 'table') flattened += 1;
        table?.cell?.parts.push('\n');
      } else if (name === 'table') openTable();
      else if (name === 'tr') startRow(line);
      else if (name === 'td' || name === 'th') startCell(name, attributes, line);
      else if (table) {
        endRow(table);
        table.inHead = name === 'thead';
      }
      return true;
    },
    close(name) {
      if (!isPart(name)) return false;
      const table = tables.at(-1);
      if (flattened > 0) {
        if (name === 'table') flattened -= 1;
      } else if (name === 'table') endTable();
      else if (table && (name === 'td' || name === 'th')) endCell(table);
      else if (table) {
        endRow(table);
        if (name !== 'tr') table.inHead = false;
      }
      return true;
    },
    cell: () => tables.at(-1)?.cell?.parts ?? null,
    end() {
      while (tables.length > 0) endTable();
    },
  };
}
