import { CHARTER_LIMITS } from '../charter-limits.ts';
import { collapse } from '../collapse.ts';
import type { CharterLine } from '../parsed-charter.ts';
import { hiddenMarkup } from './hidden-markup.ts';
import { readHtmlTokens } from './html-tokens.ts';
import { pageTables } from './page-tables.ts';
import { pageWords } from './page-words.ts';

/** A page as a reader sees it: its words and table rows in order, and what it says of itself. */
export interface HtmlPage {
  lines: CharterLine[];
  /** Its `<title>` and the name of its site, as written. */
  names: string[];
  /** BCP 47 primary language of `<html lang>`: `fr`. */
  language: string | null;
  /** Where it says it lives: its canonical link, `og:url`. */
  addresses: string[];
  /** The line of the first table row beyond the limit: nothing from there on was read. `null` where all was. */
  leftOutFrom: number | null;
}

/** Elements that begin and end a line, those of tables apart. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary ul'
  ).split(' '),
);
/** `<sup>(2)</sup>` leads to a footnote, and is no part of what it follows. */
const FOOTNOTE = /^\s*(?:[([]?(?:\d{1,2}|[a-z])[)\]]?|\*{1,3})\s*$/u;

/** Takes out of a cell what was written since `from`, where that is a footnote's number. */
function withoutFootnote(cell: string[], from: number): void {
  if (FOOTNOTE.test(cell.slice(from).join(''))) cell.length = from;
}

const UNEVEN = /[\p{Cc}\u2028\u2029]/u;
const BREAKS = /[\t\n\f\r\u2028\u2029]+/gu;
const CONTROLS = /\p{Cc}/gu;

/** A line end of the source is a space; what no page can show is nothing. */
function shown(text: string): string {
  return UNEVEN.test(text) ? text.replace(BREAKS, ' ').replace(CONTROLS, '') : text;
}

function describe(page: HtmlPage, name: string, attributes: ReadonlyMap<string, string>): void {
  const get = (attribute: string): string => attributes.get(attribute) ?? '';
  const [language = ''] = get('lang').toLowerCase().split(/[-_]/);
  if (name === 'html' && language !== '') page.language = language;
  if (name === 'meta' && get('property') === 'og:site_name') page.names.push(get('content'));
  if (name === 'meta' && get('property') === 'og:url') page.addresses.push(get('content'));
  if (name === 'link' && get('rel') === 'canonical') page.addresses.push(get('href'));
}

/**
 * The words and tables of a page, cell by cell. What is not shown (scripts, styles, comments, hidden markup) is left
 * out; merged cells are repeated where they reach; a table that only lays the page out is read as its words. Takes
 * time in proportion to its size, whatever the nesting; never throws.
 */
export function readHtmlPage(html: string): HtmlPage {
  const page: HtmlPage = { lines: [], names: [], language: null, addresses: [], leftOutFrom: null };
  let rows = 0;
  const tell = (line: CharterLine): void => {
    if (page.leftOutFrom !== null) return;
    if ('cells' in line) rows += 1;
    if (rows > CHARTER_LIMITS.rows) page.leftOutFrom = line.line;
    else page.lines.push(line);
  };
  const hidden = hiddenMarkup();
  const words = pageWords(tell);
  const tables = pageTables(tell, () => words.end());
  let title: string[] | null = null;
  let raised: { cell: string[]; from: number } | null = null;

  readHtmlTokens(html, {
    open(name, attributes, line) {
      if (page.leftOutFrom !== null || hidden.open(name, attributes)) return;
      if (attributes.size > 0) describe(page, name, attributes);
      if (name === 'title') title = [];
      else if (name === 'a') words.openLink();
      else if (name === 'sup') {
        const cell = tables.cell();
        raised = cell && { cell, from: cell.length };
      } else if (!tables.open(name, attributes, line) && BLOCKS.has(name)) {
        const cell = tables.cell();
        if (cell) cell.push('\n');
        else words.openBlock(name);
      }
    },
    close(name) {
      if (page.leftOutFrom !== null || hidden.close(name)) return;
      if (name === 'title') {
        if (title) page.names.push(collapse(title.join('')));
        title = null;
      } else if (name === 'a') words.closeLink();
      else if (name === 'sup') {
        if (raised?.cell === tables.cell()) withoutFootnote(raised.cell, raised.from);
        raised = null;
      } else if (!tables.close(name) && BLOCKS.has(name)) {
        const cell = tables.cell();
        if (cell) cell.push('\n');
        else words.closeBlock(name);
      }
    },
    text(text, line) {
      if (page.leftOutFrom !== null || hidden.inside()) return;
      const seen = shown(text);
      if (title) title.push(seen);
      else {
        const cell = tables.cell();
        if (cell) cell.push(seen);
        else words.add(seen, line);
      }
    },
  });
  tables.end();
  words.end();
  return page;
}
