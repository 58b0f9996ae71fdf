import { webUrl } from '../../lib/tracker/address.ts';

/** Which pages of a portal tell most, in this order: each kind comes once before any comes twice. */
const KINDS: readonly RegExp[] = [
  /^\/$/,
  /^\/explore\b|\/(datasets?|catalog(ue)?|donnees)\b/i,
  /contact|formulaire|feedback/i,
  /^\/terms\b|cookie|privacy|confidentialite|mentions|legal|conditions/i,
];

/** Neither a page to look at, nor one that only looks. */
const NO_PAGE =
  /^\/api\/|\.(csv|geojson|gpx|gz|ics|jpe?g|json|kml|pdf|png|rss|shp|svg|txt|webp|xlsx?|xml|zip)$|\/(log-?in|log-?out|sign-?up|sign-?in|download|export|delete|account)\b/i;

/**
 * The pages of a portal that its links lead to, most telling first: home, datasets, contact form, terms, then the others as
 * they come. Without query and fragment, each once.
 * @param known addresses that are no longer looked for
 */
export function nextPages(portal: string, links: readonly string[], known: readonly string[]): string[] {
  const seen = new Set(known.map(page));
  const pages: string[] = [];
  for (const link of links) {
    const url = webUrl(link);
    if (url?.hostname !== portal || NO_PAGE.test(url.pathname)) continue;
    const address = page(url.href);
    if (!seen.has(address)) pages.push(address);
    seen.add(address);
  }
  const firsts = KINDS.map((kind) => pages.find((address) => kind.test(new URL(address).pathname)));
  return [...new Set([...firsts.filter((address) => address !== undefined), ...pages])];
}

function page(address: string): string {
  const url = new URL(address);
  return url.origin + url.pathname;
}
