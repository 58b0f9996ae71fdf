import type { ViewWords } from '../../words/view-words.ts';

/** `22 November 2026`, from ISO 8601 UTC; French writes the first of the month `1er`. No date comes back as it is. */
export function longDate(words: ViewWords, iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : withOrdinal(words, words.date(iso));
}

/** The same of a moment, by the calendar of the reader's own time zone, as in `longTime`. */
export function longDay(words: ViewWords, iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : withOrdinal(words, words.day(iso));
}

/** The same with the time of day. */
export function longTime(words: ViewWords, iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : withOrdinal(words, words.time(iso));
}

/** The same with the name of the time zone, for those who read it elsewhere. */
export function zonedTime(words: ViewWords, iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : withOrdinal(words, words.zonedTime(iso));
}

// CLDR's long French date says "1 novembre"; the written language says "1er novembre".
function withOrdinal(words: ViewWords, date: string): string {
  return words.language === 'fr' ? date.replace(/^1(?=\s)/, '1er') : date;
}
