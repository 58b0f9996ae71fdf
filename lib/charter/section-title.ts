import { foldWords } from './fold.ts';
import { CHARTER_LANGUAGES } from './languages/charter-languages.ts';
import { sectionCategory } from './section-category.ts';

const LONGEST_TITLE = 160;
const TRACKER_WORDS = new Set(CHARTER_LANGUAGES.flatMap(({ trackers }) => trackers.flatMap(foldWords)));

/** Whether `text` speaks of cookies or trackers at all. */
export function namesTrackers(text: string): boolean {
  return foldWords(text).some((word) => TRACKER_WORDS.has(word));
}

function isTitleLike(text: string): boolean {
  return text.length <= LONGEST_TITLE && !/[.!?;,]$/u.test(text) && !/^<?https?:/iu.test(text);
}

/** "Strictly necessary cookies: these cookies are ...", the newer template's sentence in place of a title. */
function isTitleSentence(text: string): boolean {
  const [title = '', ...rest] = text.split(':');
  return rest.length > 0 && title.length <= 80 && namesTrackers(title) && sectionCategory(title) !== 'unclassified';
}

/** Whether words on a line of their own, between the rows of a table, begin a section: they name cookies, as a title does. */
export function isSectionTitle(text: string): boolean {
  return isTitleSentence(text) || (isTitleLike(text) && namesTrackers(text));
}

/** The title of the table that follows `lines` (words as published, in page order), `null` where none stands above it. */
export function titleAbove(lines: readonly string[]): string | null {
  const upwards = [...lines].reverse();
  return upwards.find(isSectionTitle) ?? upwards.find((text) => isTitleLike(text) && !text.endsWith(':')) ?? null;
}
