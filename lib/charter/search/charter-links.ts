import { hiddenMarkup } from '../html/hidden-markup.ts';
import { readHtmlTokens } from '../html/html-tokens.ts';
import { BLOCKS } from '../html/read-html-page.ts';
import { namesTrackers } from '../sections/section-title.ts';
import { CHARTER_PATHS, speaksOfCookies } from './charter-paths.ts';
import { explainsCookies } from './explaining-sites.ts';

/** A link of a page that seems to lead to its cookie charter. */
export interface CharterLink {
  /** Absolute, without fragment. */
  url: string;
  text: string;
  /** In the page's footer, where portals put it. */
  inFooter: boolean;
  /** In its header or menu. */
  inHeader: boolean;
  /** Nothing but sentences mention it: it is in no footer, header or menu, and nowhere alone. */
  inText: boolean;
}

const FOOTERS = new Set(['footer', 'ods-front-footer']);
const HEADERS = new Set(['header', 'nav', 'ods-front-header', 'ods-responsive-menu']);
const LONGEST_TEXT = 200;
/** "Voir" before a link leads to it; more words beside it are a sentence. */
const SENTENCE_WORDS = 2;
const MOST_LINKS = 5000;
const WORD = /\p{L}{2,}/gu;

function endsParagraph(name: string): boolean {
  return name === 'td' || name === 'th' || (name !== 'br' && BLOCKS.has(name));
}

function target(href: string, base: string): URL | null {
  if (href === '' || href.startsWith('#') || !URL.canParse(href, base)) return null;
  const url = new URL(href, base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url : null;
}

/** Whether words or path speak of cookies: a link to `/terms/cookies-policy/` does, whatever it is called. */
function isAboutCookies(url: URL, text: string): boolean {
  return speaksOfCookies(url.href) || namesTrackers(text);
}

function isUsualPath({ pathname }: URL): boolean {
  const trimmed = (path: string) => path.replace(/\/$/, '');
  return CHARTER_PATHS.some((path) => trimmed(pathname).endsWith(trimmed(path)));
}

/** A page's file of the charter is not the page that shows it. */
function isFile({ pathname }: URL): boolean {
  return /\.(?:pdf|docx?|odt|csv|xlsx?|zip)$/iu.test(pathname);
}

/** Whether a link leads to another site, and to none that only explains cookies. */
export function isForeign({ url }: CharterLink, pageUrl: string): boolean {
  const [there, here] = [new URL(url).hostname, new URL(pageUrl).hostname];
  return there !== here && !explainsCookies(there, here);
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
  let paragraph = { words: 0, links: [] as CharterLink[] };

  const endParagraph = (): void => {
    for (const each of paragraph.links) each.inText &&= paragraph.words >= SENTENCE_WORDS;
    paragraph = { words: 0, links: [] };
  };
  const endLink = (): void => {
    if (!link) return;
    const { href, parts } = link;
    link = null;
    const url = target(href.trim(), base);
    const text = parts.join('').replace(/\s+/gu, ' ').trim().slice(0, LONGEST_TEXT);
    if (!url || url.href === pageUrl || isFile(url) || !isAboutCookies(url, text)) return;
    const rank = (isUsualPath(url) ? 0 : 2) + (footer > 0 ? 0 : 1);
    const ended = found.get(url.href) ?? {
      url: url.href,
      text,
      inFooter: footer > 0,
      inHeader: header > 0,
      inText: true,
      rank,
    };
    found.set(url.href, ended);
    if (footer > 0 || header > 0) ended.inText = false;
    else paragraph.links.push(ended);
  };
  readHtmlTokens(html, {
    open(name, attributes) {
      if (hidden.open(name, attributes)) return;
      const href = attributes.get('href');
      if (name === 'base' && href !== undefined && URL.canParse(href, pageUrl)) base = new URL(href, pageUrl).href;
      if (endsParagraph(name)) endParagraph();
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
      if (endsParagraph(name)) endParagraph();
      if (FOOTERS.has(name)) footer = Math.max(0, footer - 1);
      if (HEADERS.has(name)) header = Math.max(0, header - 1);
    },
    text(text) {
      if (hidden.inside()) return;
      if (link) link.parts.push(text.slice(0, LONGEST_TEXT));
      else if (paragraph.words < SENTENCE_WORDS)
        paragraph.words += text.slice(0, LONGEST_TEXT).match(WORD)?.length ?? 0;
    },
  });
  endLink();
  endParagraph();
  return [...found.values()].sort((a, b) => a.rank - b.rank).map(({ rank: _, ...rest }) => rest);
}
