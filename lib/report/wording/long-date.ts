import type { ViewWords } from '../../words/view-words.ts';

/** `22 November 2026`, of a day alone or a moment; what is no date comes back as it is. */
export function longDate(words: ViewWords, iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : words.date(iso);
}

/** The same of a moment, by the calendar of the reader's own time zone, as in `longTime`. */
export function longDay(words: ViewWords, iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : words.day(iso);
}

/** The same with the time of day. */
export function longTime(words: ViewWords, iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : words.time(iso);
}

/** The same with the name of the time zone, for those who read it elsewhere. */
export function zonedTime(words: ViewWords, iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : words.zonedTime(iso);
}
