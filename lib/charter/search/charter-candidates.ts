import { charterLinks, isForeign } from './charter-links.ts';
import { CHARTER_PATHS } from './charter-paths.ts';

/** Where a portal's charter may be read, as far as one of its pages tells. */
export interface CharterCandidates {
  /** Addresses on the page's own origin, likeliest first: what it links to, then the paths that portals use. */
  own: string[];
  /** Addresses of cookie charters on other sites that it sends its readers to, the footer's first: no sentence's link. */
  foreign: string[];
}

/** A path with a part per language, such as `/fr/terms/cookies-policy/`, is found by its link only. */
const MOST = 6;

/**
 * Where to look for the charter of the portal that `html` is a page of; without a page (`null`), only the paths that
 * portals use. Nothing but the page's own origin is ever in `own`.
 */
export function charterCandidates(html: string | null, pageUrl: string): CharterCandidates {
  if (!URL.canParse(pageUrl)) return { own: [], foreign: [] };
  const { origin, hostname } = new URL(pageUrl);
  const links = html === null ? [] : charterLinks(html, pageUrl);
  const linked = links.flatMap((link) => {
    const url = new URL(link.url);
    // A link to http:// is the portal's own, and is asked for as the page itself was.
    return url.hostname === hostname ? [`${origin}${url.pathname}${url.search}`] : [];
  });
  const usual = CHARTER_PATHS.map((path) => `${origin}${path}`);
  return {
    own: [...new Set([...linked.slice(0, MOST), ...usual])],
    foreign: links.filter((link) => isForeign(link, pageUrl) && !link.inText).map(({ url }) => url),
  };
}
