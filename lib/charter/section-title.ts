import { foldWords } from './fold.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';
import type { CharterWords } from './parsed-charter.ts';
import { sectionCategory } from './section-category.ts';

const LONGEST_TITLE = 160;
const TRACKER_WORDS = new Set(CHARTER_LANGUAGES.flatMap(({ trackers }) => trackers.flatMap(foldWords)));
const DOWNLOAD_WORDS = new Set(CHARTER_LANGUAGES.flatMap(({ download }) => download.flatMap(foldWords)));

/** Whether `text` speaks of cookies or trackers at all. */
export function namesTrackers(text: string): boolean {
  return foldWords(text).some((word) => TRACKER_WORDS.has(word));
}

/** Whether words are short and whole, as a title is and a sentence is not. */
export function isTitleLike(text: string): boolean {
  return text.length <= LONGEST_TITLE && !/[.!?;,]$/u.test(text) && !/^<?https?:/iu.test(text);
}

/** "Strictly necessary cookies: these cookies are ...", the newer template's sentence in place of a title. */
function isTitleSentence(text: string): boolean {
  const colon = text.indexOf(':');
  if (colon < 0 || colon > 80) return false;
  const title = text.slice(0, colon);
  return namesTrackers(title) && sectionCategory(title) !== 'unclassified';
}

/** "Download the cookie policy (PDF)" names cookies, but nothing that the table below is about. */
function fetchesAFile(text: string): boolean {
  return text.length <= LONGEST_TITLE && foldWords(text).some((word) => DOWNLOAD_WORDS.has(word));
}

/** Whether words on a line of their own, between the rows of a table, begin a section: they name cookies, as a title does. */
export function isSectionTitle(text: string): boolean {
  return isTitleSentence(text) || (isTitleLike(text) && namesTrackers(text) && !fetchesAFile(text));
}

function names(words: CharterWords): boolean {
  return !words.link && isSectionTitle(words.text);
}

/** "The following cookies are used:" leads to the table; what it is about stands above. */
function isSure({ text }: CharterWords): boolean {
  return !text.endsWith(':') || sectionCategory(text) !== 'unclassified';
}

/** A title does not stand further above its table than this. */
const FARTHEST = 60;

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

/** The title of the table that follows `lines` (words in page order), `null` where none stands above it. */
export function titleAbove(lines: readonly CharterWords[]): CharterWords | null {
  const upwards = inReach(lines.slice(-FARTHEST).reverse());
  const named = upwards.filter(names);
  const plain = upwards.filter(
    ({ text, link }) => !link && isTitleLike(text) && !text.endsWith(':') && !fetchesAFile(text),
  );
  return named.find(isSure) ?? named[0] ?? plain.find(({ heading }) => heading !== undefined) ?? plain[0] ?? null;
}
