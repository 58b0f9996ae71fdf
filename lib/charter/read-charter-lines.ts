import { isBrand } from './brand.ts';
import { charterTables, proseAround } from './charter-tables.ts';
import { controlFault, failure, noTable, tooManyRows } from './charter-failure.ts';
import { CHARTER_LIMITS } from './charter-limits.ts';
import { collapse } from './collapse.ts';
import type { Declaration } from './declaration.ts';
import { declarationIds } from './declaration-id.ts';
import { setFunctionalApart } from './functional-sections.ts';
import { exampleHeader, headerColumns, type HeaderColumns } from './header-columns.ts';
import type {
  CharterError,
  CharterLine,
  CharterRow,
  CharterWords,
  IgnoredLine,
  ParsedCharter,
} from './parsed-charter.ts';
import { readRow, type Section } from './read-row.ts';
import { isRowTitle, isSectionWord } from './row-title.ts';
import { isOptional, sectionCategory } from './section-category.ts';
import { isSectionTitle, isTitle, namesTrackers, titleAbove } from './section-title.ts';
import { headingsAfter, sectionUnder } from './table-section.ts';
import { asksConsent } from './title-consent.ts';

/** What is known of a page beside its lines. */
export interface PageContext {
  /** See `brandOf`. */
  brand: string;
  /** BCP 47 primary language that the page says it is in. */
  language: string | null;
}

interface Reading {
  header: (HeaderColumns & { line: number }) | null;
  language: string | null;
  section: Section;
  /** The headings that the next row stands under, outermost first, as far as nothing else began a section since. */
  headings: readonly CharterWords[];
  /** Words since the last row: the next row tells whether they stood inside a table or above the next one. */
  pending: CharterWords[];
  rows: Omit<Declaration, 'id'>[];
  /** A column says of each row whether it waits for consent: its sections' titles are not held against one another. */
  saysConsent: boolean;
  lines: number[];
  ignored: IgnoredLine[];
  page: PageContext;
}

const RULE = /^[-–—=_:+|\s]*$/u;

const NEITHER = 'stands between the rows of the table but is no row and no section title';

function ignore(reading: Reading, line: number, text: string, why = NEITHER): void {
  reading.ignored.push({ line, text, why });
}

/** Headings of columns that are not known, each once, however many tables have it. */
function ignoreColumns(reading: Reading, { line, cells, merged = [] }: CharterRow, { columns }: HeaderColumns): void {
  const why = 'heads a column that is not read';
  for (const [at, text] of cells.map(collapse).entries()) {
    const isNoted = reading.ignored.some((other) => other.why === why && other.text === text);
    if (columns[at] === null && text !== '' && !merged.includes(at) && !isNoted) ignore(reading, line, text, why);
  }
}

/** Words between two tables that begin no section. */
function ignoreBetween(reading: Reading, words: readonly CharterWords[]): void {
  const under = reading.section.title === null ? 'no title' : `"${reading.section.title}"`;
  for (const { line, text } of words)
    ignore(reading, line, text, `is no title: the rows below it are kept under ${under}`);
}

/** A section that begins without a heading: it is nearer than the headings above, which say nothing of what follows it. */
function beginSection(reading: Reading, title: string): void {
  reading.section = { title, category: sectionCategory(title) };
  reading.headings = [];
}

function startTable(reading: Reading, header: HeaderColumns, row: CharterRow): void {
  const { pending, headings } = reading;
  const title = titleAbove(pending);
  if (title) {
    const at = pending.indexOf(title);
    const surroundings = { open: headings, before: pending.slice(0, at), after: pending.slice(at + 1) };
    reading.section = sectionUnder(title, surroundings);
    if (title.heading === undefined && (sectionCategory(title.text) !== 'unclassified' || isOptional(title.text)))
      reading.headings = [];
  } else {
    goOnWith(reading, pending);
    if (reading.header) ignoreBetween(reading, pending);
  }
  ignoreColumns(reading, row, header);
  reading.language ??= header.language.tag;
  reading.header = { ...header, line: row.line };
  reading.saysConsent ||= header.columns.some((column) => column === 'consent' || column === 'exempt');
  reading.pending = [];
}

/** Sentences between two rows: what was necessary above them is not below, where they ask for consent. */
function goOnWith(reading: Reading, sentences: readonly CharterWords[]): void {
  const asking = sentences.find(
    ({ text, link }) => !link && (asksConsent(text) || (isTitle({ line: 0, text }) && isOptional(text))),
  );
  if (asking && reading.section.category === 'necessary')
    reading.section = { title: reading.section.title, category: 'unclassified' };
}

/** Words that turned out to stand between two rows: a section's title, or something the page's theme put there. */
function settlePending(reading: Reading): void {
  const { pending } = reading;
  reading.pending = [];
  reading.headings = reading.headings.filter((heading) => !pending.includes(heading));
  for (const words of pending) {
    const { line, text, heading } = words;
    reading.headings = headingsAfter(reading.headings, words);
    if (!isSectionTitle(words) && !isTitleBetween(reading, words)) {
      goOnWith(reading, [words]);
      ignore(reading, line, text);
    } else if (heading === undefined) beginSection(reading, text);
    else reading.section = sectionUnder(words, { open: reading.headings, before: [], after: [] });
  }
}

/** A heading, or a word for a section, where the rows of a table stop and go on. */
function isTitleBetween({ page }: Reading, words: CharterWords): boolean {
  const { text, heading } = words;
  return isTitle(words) && (isSectionWord(text) || (heading !== undefined && !isBrand(text, page.brand)));
}

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

function addDeclaration(reading: Reading, row: CharterRow, header: HeaderColumns): void {
  reading.rows.push(readRow(row, header, reading.section));
  reading.lines.push(row.line);
}

function readTitleRow(reading: Reading, line: number, title: string): void {
  if (!namesTrackers(title) && sectionCategory(title) === 'unclassified' && isBrand(title, reading.page.brand)) {
    ignore(reading, line, title);
  } else {
    beginSection(reading, title);
  }
}

function shownOnOneLine(cell: string): string {
  return cell.includes('\n') ? collapse(cell) : cell;
}

/** A row of a table whose markup tells its cells apart: whatever its shape, it is kept. */
function readMarkedRow(reading: Reading, row: CharterRow, header: HeaderColumns): void {
  const cells = row.cells.map(shownOnOneLine);
  settlePending(reading);
  const title = titleOfRow({ ...row, cells }, header);
  if (title === null) addDeclaration(reading, row, header);
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
  settlePending(reading);
  const title = titleOfRow(row, reading.header);
  if (title !== null) {
    readTitleRow(reading, line, title);
  } else if (row.cells.length !== columns.length) {
    return failure(
      'broken-row',
      line,
      `the row has ${row.cells.length} cells`,
      `${columns.length} cells, as in the header row at line ${headerLine}`,
    );
  } else {
    addDeclaration(reading, row, reading.header);
  }
  return null;
}

/**
 * Declarations from the lines of a charter, in page order: table rows as cells, anything else as text. The one reader
 * behind every form a charter is published in; a cell that spans the table is one cell followed by empty ones.
 * Never throws; what cannot be read is an error with the line and what was expected there. A row of marked-up cells is
 * never an error: it is kept, with its doubt.
 */
export function readCharterLines(lines: readonly CharterLine[], page: PageContext): ParsedCharter {
  const reading: Reading = {
    header: null,
    language: null,
    section: { title: null, category: 'unclassified' },
    headings: [],
    pending: [],
    rows: [],
    saysConsent: false,
    lines: [],
    ignored: [],
    page,
  };
  const { roles, headers } = charterTables(lines, page.language);
  for (const [at, line] of lines.entries()) {
    if (reading.rows.length > CHARTER_LIMITS.declarations) break;
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
      loose: reading.header === null,
    };
    const header = headerColumns(row.cells, context);
    if (header) {
      startTable(reading, header, row);
      continue;
    }
    const error = readTextRow(reading, row);
    if (error) return error;
  }
  const { header, rows, language, ignored } = reading;
  if (!header || language === null) return noTable(lines);
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
