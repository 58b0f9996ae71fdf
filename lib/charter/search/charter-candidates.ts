import { charterLinks } from './charter-links.ts';
import { CHARTER_PATHS } from './charter-paths.ts';

/** Where a portal's charter may be read, as far as one of its pages tells. */
export interface CharterCandidates {
  /** Addresses on the page's own origin, likeliest first: what it links to, then the paths that portals use. */
  own: string[];
  /** Addresses of cookie charters on other sites that it links to, the footer's first. */
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
  const { origin } = new URL(pageUrl);
  const links = html === null ? [] : charterLinks(html, pageUrl);
  const isOwn = (url: string) => new URL(url).origin === origin;
  const linked = links.map(({ url }) => url).filter(isOwn);
  const usual = CHARTER_PATHS.map((path) => `${origin}${path}`);
  return {
    own: [...new Set([...linked.slice(0, MOST), ...usual])],
    foreign: links.map(({ url }) => url).filter((url) => !isOwn(url)),
  };
}
