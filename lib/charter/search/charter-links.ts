import { hiddenMarkup } from '../html/hidden-markup.ts';
import { readHtmlTokens } from '../html/html-tokens.ts';
import { namesTrackers } from '../sections/section-title.ts';
import { CHARTER_PATHS } from './charter-paths.ts';

/** A link of a page that seems to lead to its cookie charter. */
export interface CharterLink {
  /** Absolute, without fragment. */
  url: string;
  text: string;
  /** In the page's footer, where portals put it. */
  inFooter: boolean;
  /** In its header or menu. */
  inHeader: boolean;
}

const FOOTERS = new Set(['footer', 'ods-front-footer']);
const HEADERS = new Set(['header', 'nav', 'ods-front-header', 'ods-responsive-menu']);
const LONGEST_TEXT = 200;
const MOST_LINKS = 5000;

function target(href: string, base: string): URL | null {
  if (href === '' || href.startsWith('#') || !URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url : null;
}

/** Whether words or path speak of cookies: a link to `/terms/cookies-policy/` does, whatever it is called. */
function isAboutCookies(url: URL, text: string): boolean {
  return /cookie|galet(?:a|es)|traceurs/iu.test(url.pathname) || namesTrackers(text);
}

function isUsualPath({ pathname }: URL): boolean {
  const trimmed = (path: string) => path.replace(/\/$/, '');
  return CHARTER_PATHS.some((path) => trimmed(pathname).endsWith(trimmed(path)));
}

/** A page's file of the charter is not the page that shows it. */
function isFile({ pathname }: URL): boolean {
  return /\.(?:pdf|docx?|odt|csv|xlsx?|zip)$/iu.test(pathname);
}

interface OpenLink {
  href: string;
  parts: string[];
}

/**
 * The links of a page that seem to lead to its cookie charter, each address once, likeliest first: the paths that portals
 * use, then the footer, then the rest. `pageUrl` makes relative ones absolute. Never throws.
 */
export function charterLinks(html: string, pageUrl: string): CharterLink[] {
  const found = new Map<string, CharterLink & { rank: number }>();
  const hidden = hiddenMarkup();
  let base = pageUrl;
  let footer = 0;
  let header = 0;
  let seen = 0;
  let link: OpenLink | null = null;

  const endLink = (): void => {
    if (!link) return;
    const { href, parts } = link;
    link = null;
    const url = target(href.trim(), base);
    const text = parts.join('').replace(/\s+/gu, ' ').trim().slice(0, LONGEST_TEXT);
    if (!url || url.href === pageUrl || isFile(url) || !isAboutCookies(url, text) || found.has(url.href)) return;
    const rank = (isUsualPath(url) ? 0 : 2) + (footer > 0 ? 0 : 1);
    found.set(url.href, { url: url.href, text, inFooter: footer > 0, inHeader: header > 0, rank });
  };
  readHtmlTokens(html, {
    open(name, attributes) {
      if (hidden.open(name, attributes)) return;
      const href = attributes.get('href');
      if (name === 'base' && href !== undefined && URL.canParse(href, pageUrl)) base = new URL(href, pageUrl).href;
      if (FOOTERS.has(name)) footer += 1;
      if (HEADERS.has(name)) header += 1;
      if (name !== 'a') return;
      endLink();
      seen += 1;
      if (href !== undefined && seen <= MOST_LINKS) {
        link = {
          href,
          parts: [attributes.get('aria-label') ?? '', attributes.get('title') ?? ''].map((text) => `${text} `),
        };
      }
    },
    close(name) {
      if (hidden.close(name)) return;
      if (name === 'a') endLink();
      if (FOOTERS.has(name)) footer = Math.max(0, footer - 1);
      if (HEADERS.has(name)) header = Math.max(0, header - 1);
    },
    text(text) {
      if (!hidden.inside()) link?.parts.push(text.slice(0, LONGEST_TEXT));
    },
  });
  endLink();
  return [...found.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ url, text, inFooter, inHeader }) => ({ url, text, inFooter, inHeader }));
}
