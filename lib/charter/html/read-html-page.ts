import { collapse } from '../collapse.ts';
import { headerColumns } from '../header-columns.ts';
import type { CharterLine } from '../parsed-charter.ts';
import { hiddenMarkup } from './hidden-markup.ts';
import { readHtmlTokens } from './html-tokens.ts';
import { tableRows, type TableCell, type TableRow } from './table-rows.ts';

/** A page as a reader sees it: its words and table rows in order, and what it says of itself. */
export interface HtmlPage {
  lines: CharterLine[];
  /** Its `<title>` and the name of its site, as written. */
  names: string[];
  /** BCP 47 primary language of `<html lang>`: `fr`. */
  language: string | null;
  /** Where it says it lives: its canonical link, `og:url`. */
  addresses: string[];
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

interface OpenTable {
  id: number;
  layOut: (cells: readonly TableCell[], heading: boolean) => TableRow;
  inHead: boolean;
  cell: OpenCell | null;
  row: { cells: (TableCell & { line: number })[]; line: number; layout: boolean } | null;
  /** Its first rows, to tell whether it is a charter before a table inside it begins. */
  first: string[][];
  isCharter: boolean | null;
}

interface Paragraph {
  parts: string[];
  line: number;
  /** Level of the heading it is in, 1 to 6; 7 for a caption; 0 for none. */
  heading: number;
  words: number;
  linkWords: number;
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary ul caption br'
  ).split(' '),
);
const CAPTION = 7;
const FIRST_ROWS = 4;
const SPACES = /[\t\n\f\r]+/g;
/** A longer paragraph is neither a title nor worth keeping whole. */
const LONGEST_PARAGRAPH = 5000;
const REPEATED_CELLS = 200_000;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;

function count(attribute: string | undefined, most: number): number {
  const value = Number.parseInt(attribute ?? '1', 10);
  return value >= 1 ? Math.min(value, most) : 1;
}

function rowCount(attribute: string | undefined): number {
  // 0 reaches to the end of the table.
  return attribute?.trim() === '0' ? 65_534 : count(attribute, 65_534);
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

function headingLevel(name: string): number | null {
  if (name === 'caption') return CAPTION;
  return /^h[1-6]$/.test(name) ? Number(name[1]) : null;
}

function looksLikeHeader(rows: readonly string[][]): boolean {
  return rows.some((cells) => headerColumns(cells, { prose: () => '', loose: false }) !== null);
}

/**
 * The words and tables of a page, cell by cell. What is not shown (scripts, styles, comments, hidden markup) is left
 * out; merged cells are repeated where they reach; a table that only lays the page out is read as its words. Takes
 * time in proportion to its size, whatever the nesting; never throws.
 */
export function readHtmlPage(html: string): HtmlPage {
  const page: HtmlPage = { lines: [], names: [], language: null, addresses: [] };
  const hidden = hiddenMarkup();
  const tables: OpenTable[] = [];
  let tableCount = 0;
  /** Tables inside the cell of a charter: their cells are words of that cell. */
  let flattened = 0;
  let links = false;
  let heading = 0;
  const repeats = { left: REPEATED_CELLS };
  let title: string[] | null = null;
  let paragraph: Paragraph = { parts: [], line: 1, heading: 0, words: 0, linkWords: 0 };

  const current = (): OpenTable | undefined => tables.at(-1);
  const addLine = (line: number, text: string, heading = 0, link = false): void => {
    page.lines.push({ line, text, ...(heading > 0 && { heading }), ...(link && { link }) });
  };
  const endParagraph = (line: number): void => {
    const text = paragraph.words > 0 ? collapse(paragraph.parts.join('')) : '';
    if (text !== '') {
      addLine(paragraph.line, text, paragraph.heading, paragraph.linkWords === paragraph.words);
    }
    paragraph = { parts: [], line, heading, words: 0, linkWords: 0 };
  };
  const spillCell = ({ parts, line }: { parts: readonly string[]; line: number }): void => {
    for (const text of cellText(parts).split('\n')) if (text !== '') addLine(line, text);
  };
  const endCell = (table: OpenTable): void => {
    const { cell, row } = table;
    if (!cell) return;
    table.cell = null;
    flattened = 0;
    if (row?.layout || cell.layout) spillCell(cell);
    else row?.cells.push({ ...cell, text: cellText(cell.parts) });
  };
  const endRow = (table: OpenTable): void => {
    endCell(table);
    const { row } = table;
    table.row = null;
    if (!row || row.layout || row.cells.length === 0) return;
    const { cells, merged, heading } = table.layOut(row.cells, table.inHead);
    if (table.first.length < FIRST_ROWS) table.first.push(cells);
    if (row.cells.every(({ text }) => text === '')) return;
    page.lines.push({ line: row.line, cells, table: table.id, heading, merged });
  };
  const isCharter = (table: OpenTable): boolean => {
    if (table.isCharter === null || (!table.isCharter && table.first.length < FIRST_ROWS)) {
      table.isCharter = looksLikeHeader(table.first);
    }
    return table.isCharter;
  };
  const startTable = (line: number): void => {
    endParagraph(line);
    heading = 0;
    links = false;
    tableCount += 1;
    tables.push({
      id: tableCount,
      layOut: tableRows(repeats),
      inHead: false,
      cell: null,
      row: null,
      first: [],
      isCharter: null,
    });
  };
  const endTable = (): void => {
    const table = tables.pop();
    if (table) endRow(table);
  };
  /** A table in a cell makes that cell, and its row, a frame for what it holds. */
  const nestTable = (outer: OpenTable, line: number): void => {
    if (outer.cell && isCharter(outer)) {
      flattened = 1;
      outer.cell.parts.push('\n');
      return;
    }
    if (outer.cell) {
      for (const cell of outer.row?.cells ?? []) spillCell({ parts: [cell.text], line: cell.line });
      spillCell(outer.cell);
      outer.cell.parts = [];
      outer.cell.layout = true;
      if (outer.row) {
        outer.row.layout = true;
        outer.row.cells = [];
      }
    } else {
      endTable();
    }
    startTable(line);
  };
  const startRow = (line: number): OpenTable => {
    // Rows copied without their table still are rows.
    if (tables.length === 0) startTable(line);
    const table = current() as OpenTable;
    endRow(table);
    endParagraph(line);
    table.row = { cells: [], line, layout: false };
    return table;
  };
  const startCell = (name: string, attributes: ReadonlyMap<string, string>, line: number): void => {
    const open = current();
    const table = open?.row ? open : startRow(line);
    endCell(table);
    endParagraph(line);
    table.cell = {
      parts: [],
      line,
      heading: name === 'th',
      columns: count(attributes.get('colspan'), 1000),
      rows: rowCount(attributes.get('rowspan')),
      layout: false,
    };
  };
  const breakLine = (name: string, line: number): void => {
    const cell = current()?.cell;
    if (cell) cell.parts.push('\n');
    else {
      const level = headingLevel(name);
      if (level !== null) {
        heading = level;
        links = false;
      }
      endParagraph(line);
    }
  };
  const describe = (name: string, attributes: ReadonlyMap<string, string>): void => {
    const language = attributes.get('lang')?.split(/[-_]/)[0]?.toLowerCase();
    if (name === 'html' && language) page.language = language;
    const content = attributes.get('content') ?? '';
    if (name === 'meta' && attributes.get('property') === 'og:site_name') page.names.push(content);
    if (name === 'meta' && attributes.get('property') === 'og:url') page.addresses.push(content);
    if (name === 'link' && attributes.get('rel') === 'canonical') page.addresses.push(attributes.get('href') ?? '');
  };

  const openInTable = (name: string, attributes: ReadonlyMap<string, string>, line: number): boolean => {
    if (flattened > 0) {
      if (name === 'table') flattened += 1;
      else if (!['tr', 'td', 'th'].includes(name)) return false;
      current()?.cell?.parts.push('\n');
      return true;
    }
    const table = current();
    if (name === 'table') {
      if (table) nestTable(table, line);
      else startTable(line);
    } else if (name === 'tr') startRow(line);
    else if (name === 'td' || name === 'th') startCell(name, attributes, line);
    else if (table && ['thead', 'tbody', 'tfoot'].includes(name)) {
      endRow(table);
      table.inHead = name === 'thead';
    } else return false;
    return true;
  };
  const closeInTable = (name: string): boolean => {
    const table = current();
    if (!table) return false;
    if (flattened > 0) {
      if (name === 'table') flattened -= 1;
      return ['table', 'tr', 'td', 'th', 'tbody', 'thead', 'tfoot'].includes(name);
    }
    if (name === 'table') endTable();
    else if (name === 'tr') endRow(table);
    else if (name === 'td' || name === 'th') endCell(table);
    else if (['thead', 'tbody', 'tfoot'].includes(name)) {
      endRow(table);
      table.inHead = false;
    } else return false;
    return true;
  };

  readHtmlTokens(html, {
    open(name, attributes, line) {
      if (hidden.open(name, attributes)) return;
      describe(name, attributes);
      if (name === 'title') title = [];
      else if (name === 'a') links = true;
      else if (!openInTable(name, attributes, line) && BLOCKS.has(name)) breakLine(name, line);
    },
    close(name) {
      if (hidden.close(name)) return;
      if (name === 'title') {
        if (title) page.names.push(collapse(title.join('')));
        title = null;
      } else if (name === 'a') links = false;
      else if (!closeInTable(name) && BLOCKS.has(name)) {
        if (headingLevel(name) !== null) heading = 0;
        breakLine('', paragraph.line);
      }
    },
    text(text, line) {
      if (hidden.inside()) return;
      const words = CONTROL.test(text) ? text.replace(SPACES, ' ').replace(CONTROLS, '') : text;
      if (title) {
        title.push(words);
        return;
      }
      const cell = current()?.cell;
      if (cell) {
        cell.parts.push(words);
        return;
      }
      const size = words.trim().length;
      if (size === 0 && paragraph.parts.length === 0) return;
      if (paragraph.words === 0) paragraph.line = line;
      if (paragraph.words < LONGEST_PARAGRAPH) paragraph.parts.push(words.slice(0, LONGEST_PARAGRAPH));
      paragraph.words += size;
      if (links) paragraph.linkWords += size;
    },
  });
  while (tables.length > 0) endTable();
  endParagraph(0);
  return page;
}
