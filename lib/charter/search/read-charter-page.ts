import { charterLinks, isForeign } from './charter-links.ts';
import { explained } from '../names/explained-name.ts';
import { speaksOfCookies } from './charter-paths.ts';
import type { CharterDeclarations, CharterError, CharterWords } from '../parsed-charter.ts';
import { isSurelyName, wordsInSentence } from '../names/name-text.ts';
import { parseCharterPage } from '../parse-charter-html.ts';
import { readHtmlPage } from '../html/read-html-page.ts';
import { namesTrackers } from '../sections/section-title.ts';

/** What a page that should be a portal's charter turned out to be. */
export type CharterPage =
  | ({ kind: 'charter' } & CharterDeclarations)
  /** It sends its reader to the charter of another site. */
  | { kind: 'foreign'; url: string }
  /** It is the charter's page, but declares nothing: no rows under the headings, or a title, no table and no name. */
  | { kind: 'empty'; error: CharterError }
  /** It is about cookies, and says so in other ways than a table of them. */
  | { kind: 'prose'; url: string }
  /** It has more rows than are read. */
  | { kind: 'too-large'; error: CharterError }
  /** It is another page. */
  | { kind: 'none'; error: CharterError };

/** A title and a sentence; what is longer says something, though not in a table. */
const LITTLE_TEXT = 400;

/** Whether words hold what looks like a cookie's name, alone, explained or in a sentence. */
function mayDeclare({ text, link }: CharterWords): boolean {
  const isAlone = /^[a-z]{4,}$/.test(text);
  return !link && (isAlone || explained(text) !== null || wordsInSentence(text).some(isSurelyName));
}

/** Whether a page is about cookies by its title, or by its address and a heading: a banner has one on any page. */
function isAboutCookies(titles: readonly string[], headings: readonly CharterWords[], url: string): boolean {
  const names = (text: string) => text.length < 200 && namesTrackers(text);
  const first = headings.filter(({ heading }) => heading === 1 || speaksOfCookies(url));
  return titles.some(names) || first.some(({ text }) => names(text));
}

/**
 * What the page at `url` says as the charter of the portal `host`. `url` is where it was read in the end: a page that
 * redirected to another site is foreign by that. Never throws.
 */
export function readCharterPage(html: string, url: string, host: string): CharterPage {
  const page = readHtmlPage(html);
  if (URL.canParse(url) && new URL(url).hostname !== host) return { kind: 'foreign', url };
  const charter = parseCharterPage(page, host);
  if (charter.ok) return { kind: 'charter', ...charter };
  if (charter.fault === 'no-rows') return { kind: 'empty', error: charter };
  if (charter.fault === 'too-many-rows') return { kind: 'too-large', error: charter };
  const words = page.lines.flatMap((line) => ('text' in line ? [line] : []));
  const headings = words.filter(({ heading }) => heading !== undefined);
  const titled = [...page.names, ...headings.map(({ text }) => text)];
  const size = words.filter((line) => !line.link).reduce((sum, { text }) => sum + text.length, 0);
  const isCharterPage = titled.some((text) => text.length < 200 && namesTrackers(text));
  const isEmpty = size <= LITTLE_TEXT && words.length === page.lines.length && !words.some(mayDeclare);
  const isAbout = isAboutCookies(page.names, headings, url);
  if (isAbout && !isEmpty) return { kind: 'prose', url };
  const link = charterLinks(html, url).find(
    (each) => isForeign(each, url) && !each.inFooter && !each.inHeader && (isAbout || !each.inText),
  );
  if (link) return { kind: 'foreign', url: link.url };
  return { kind: isCharterPage && isEmpty ? 'empty' : 'none', error: charter };
}
