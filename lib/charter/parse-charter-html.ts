import { brandOf } from './brand.ts';
import { readHtmlPage, type HtmlPage } from './html/read-html-page.ts';
import type { ParsedCharter } from './parsed-charter.ts';
import { readCharterLines } from './reading/read-charter-lines.ts';
import { withinRows } from './reading/charter-failure.ts';

/** The charter in a page that has been read already. */
export function parseCharterPage(page: HtmlPage, host: string | null): ParsedCharter {
  const { lines, names, language, leftOutFrom } = page;
  const brand = brandOf(host === null ? names : [host, ...names]);
  return withinRows(readCharterLines(lines, { brand, language }), leftOutFrom);
}

/**
 * A charter published as a page, read cell by cell from its HTML. `host` is the portal's, where known: its name on a row
 * of its own is no section. Lines are those of the HTML's source. Never throws: see `ParsedCharter`.
 */
export function parseCharterHtml(html: string, host: string | null = null): ParsedCharter {
  return parseCharterPage(readHtmlPage(html), host);
}
