import { headerColumns } from '../columns/header-columns.ts';
import { readHtmlPage } from '../html/read-html-page.ts';
import { stripped } from '../names/name-text.ts';
import { isHtml } from '../parse-charter.ts';

const ADDRESS = /https?:\/\/[^\s<>"'()«»]+/giu;
/** The portal's address stands in the words above the table. */
const MOST_LINES = 400;

/** What Chromium writes at the head of a page that it saves. */
const SAVED_FROM = /^[^>]*>\s*<!-- saved from url=\(\d+\)(\S+) -->/u;

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).hostname || null : null;
}

/** The address of a site as such: what a charter says of its own portal, unlike a link to some page. */
function siteOf(address: string): string | null {
  const clean = stripped(address, '.,;:!?');
  if (!URL.canParse(clean)) return null;
  const { hostname, pathname, search } = new URL(clean);
  return pathname === '/' && search === '' ? hostname : null;
}

function linesAbove(source: string): { addresses: readonly string[]; lines: readonly string[] } {
  const context = { prose: () => [], loose: false };
  if (!isHtml(source)) {
    const lines = source.split(/\r\n|\n|\r/u, MOST_LINES);
    const header = lines.findIndex((line) => headerColumns(line.split('\t'), context) !== null);
    return { addresses: [], lines: header < 0 ? lines : lines.slice(0, header) };
  }
  const page = readHtmlPage(source);
  const header = page.lines.findIndex((line) => 'cells' in line && headerColumns(line.cells, context) !== null);
  const above = header < 0 ? page.lines : page.lines.slice(0, header);
  const lines = above.flatMap((line) => ('text' in line ? [line.text] : []));
  const saved = SAVED_FROM.exec(source)?.[1];
  return {
    addresses: saved === undefined ? page.addresses : [...page.addresses, saved],
    lines: lines.slice(0, MOST_LINES),
  };
}

/**
 * The portal that a charter says it is of: by the page's own address where its markup names it, else by the first
 * address of a site in its words ("A quoi servent les cookies sur la plateforme https://data.example.fr"). `null` where
 * it says nothing.
 */
export function charterHost(source: string): string | null {
  const { addresses, lines } = linesAbove(source);
  const own = addresses.map(hostOf).find((host) => host !== null);
  if (own) return own;
  for (const line of lines) {
    for (const [address] of line.matchAll(ADDRESS)) {
      const host = siteOf(address);
      if (host !== null) return host;
    }
  }
  return null;
}
