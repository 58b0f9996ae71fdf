import { asksConsent } from './asking-sentence.ts';
import { foldWords } from '../fold.ts';
import { CHARTER_LANGUAGES } from '../languages/charter-languages.ts';
import type { CharterWords } from '../parsed-charter.ts';
import { remembered } from '../remembered.ts';
import { isOptional, sectionCategory } from './section-category.ts';
import { SMALL, TRACKERS, wordsOf } from './title-phrases.ts';

const LONGEST_TITLE = 160;
/** What a page marks as a heading is one, however it is worded; more than this is a slip of its markup. */
const LONGEST_HEADING = 400;
/** "Google Analytics :" is a label; "Cookies d'authentification : ils gardent ..." begins with one. */
const LABEL_WORDS = 6;
/** A heading of more words that ends with a full stop is a sentence. */
const SENTENCE_WORDS = 7;
const DOWNLOAD_WORDS = wordsOf(({ download }) => download);

/** Whether `text` speaks of cookies or trackers at all. */
export const namesTrackers = remembered((text): boolean => foldWords(text).some((word) => TRACKERS.has(word)));

/** Whether words are short and whole, as a title is and a sentence is not. */
export function isTitleLike(text: string): boolean {
  return text.length <= LONGEST_TITLE && !/[.!?;,]$/u.test(text) && !/^<?https?:/iu.test(text);
}

/** Whether words may be a title: a heading of the page is one even where it asks a question, or opens what is below it. */
export function isTitle({ text, link, heading }: CharterWords): boolean {
  if (heading === undefined) return !link && isTitleLike(text);
  if (/[.!]$/u.test(text) && foldWords(text).length > SENTENCE_WORDS) return false;
  return text.length <= LONGEST_HEADING && !/^<?https?:/iu.test(text);
}

/** "Strictly necessary cookies: these cookies are ...", the newer template's sentence in place of a title. */
function isTitleSentence(text: string): boolean {
  const colon = text.indexOf(':');
  if (colon < 0 || colon > 80) return false;
  const title = text.slice(0, colon);
  const { length } = foldWords(title);
  const isLabel = length > 1 && length <= LABEL_WORDS && beginsAsTitle(title) && text.length > colon + 1;
  return namesTrackers(title) && (isLabel || sectionCategory(title) !== 'unclassified' || isOptional(title));
}

/** "Cookies publicitaires" begins as a title does, "Les cookies suivants" and "Voici les cookies" as a sentence. */
function beginsAsTitle(text: string): boolean {
  const [first = '', second = ''] = foldWords(text);
  return !SMALL.has(first) && (TRACKERS.has(first) || !SMALL.has(second));
}

/** Whether what heads a column of names tells of what kind they are: "Cookies tiers", and not "Cookie / tiers". */
export function isKindHeading(text: string): boolean {
  if (!beginsAsTitle(text) || /\/| & /u.test(text) || CHARTER_LANGUAGES.some(({ and }) => and.test(text))) return false;
  return sectionCategory(text) !== 'unclassified' || isOptional(text);
}

/** "Download the cookie policy (PDF)" names cookies, but nothing that the table below is about. */
function fetchesAFile({ text, heading }: CharterWords): boolean {
  if (heading !== undefined || text.length > LONGEST_TITLE) return false;
  return foldWords(text).some((word) => DOWNLOAD_WORDS.has(word));
}

/** Whether words on a line of their own, between the rows of a table, begin a section: they name cookies, as a title does. */
export function isSectionTitle(words: CharterWords): boolean {
  const { text, link } = words;
  if (isTitle(words) && namesTrackers(text) && !fetchesAFile(words)) return true;
  return !link && (isTitleSentence(text) || (isTitle(words) && isShortTitle(words) && isOptional(text)));
}

/** "Avec votre accord :" is a title though it names no cookies, and "déposés par notre partenaire" the end of a sentence. */
function isShortTitle({ text, heading }: CharterWords): boolean {
  return heading !== undefined || (beginsAsTitle(text) && foldWords(text).length <= LABEL_WORDS - 2);
}

/**
 * "The following cookies are used:" leads to the table, and "Cookies de session : ils ..." explains a word; what the table is
 * about stands above.
 */
function isSure({ text, heading }: CharterWords): boolean {
  const isOpen = heading === undefined ? text.includes(':') : text.endsWith(':');
  return !isOpen || sectionCategory(text) !== 'unclassified' || (beginsAsTitle(text) && isOptional(text));
}

/**
 * Whether words that stand where a title does are but a sentence about what they stand under: "Ils mesurent l’audience du site."
 * Lines and a colon may part a title from what is told of it.
 */
export function isRemark(text: string): boolean {
  const words = foldWords(text);
  if (!/^\*|[.!]$/u.test(text) || /[\n:]/u.test(text) || words.length < 4 || TRACKERS.has(words[0] ?? '')) return false;
  return sectionCategory(text) === 'unclassified' && (!isOptional(text) || asksConsent(text));
}

/** Whether a line leads to what is below it, as a sentence does: "The following cookies are necessary for video:". */
export function isAnnouncement({ text, heading }: CharterWords): boolean {
  return heading === undefined && text.endsWith(':') && !beginsAsTitle(text);
}

/** A title does not stand further above its table than this. */
export const FARTHEST = 60;

/** A page's headings end what stood under the deeper headings before them. */
function inReach(upwards: readonly CharterWords[]): CharterWords[] {
  let highest = Infinity;
  const reach: CharterWords[] = [];
  for (const words of upwards) {
    const { heading } = words;
    if (heading !== undefined && heading > highest) break;
    // A caption is the table's own title: it closes nothing.
    if (heading !== undefined && heading <= 6) highest = Math.min(highest, heading);
    reach.push(words);
  }
  return reach;
}

/** A label of a few words, with nothing after its colon. */
function isLabel(text: string): boolean {
  return !text.endsWith(':') || foldWords(text).length <= LABEL_WORDS - 2;
}

/** The title of the table that follows `lines` (words in page order), `null` where none stands above it. */
export function titleAbove(lines: readonly CharterWords[]): CharterWords | null {
  const upwards = inReach(lines.slice(-FARTHEST).reverse());
  const named = upwards.filter(isSectionTitle);
  const plain = upwards.filter((words) => isTitle(words) && isLabel(words.text) && !fetchesAFile(words));
  return named.find(isSure) ?? named[0] ?? plain.find(({ heading }) => heading !== undefined) ?? plain[0] ?? null;
}
