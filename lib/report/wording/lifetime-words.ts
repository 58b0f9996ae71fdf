import type { ReportTracker } from '../report.ts';
import type { ViewWords } from '../../words/view-words.ts';
import { longDay, longTime } from './long-date.ts';

const MINUTES_PER_DAY = 1440;
const DAYS_PER_MONTH = 365.25 / 12;

/** Less than this many days is told in hours, and ends at an hour. */
const HOURS_UP_TO = 2;
/** Months are of several lengths: so many days more or less make no other number of them. */
const ABOUT = 3;

/** A browser that cut a lifetime short cut off at least this part of it; less is a clock's doing. */
const CUT = 0.01;

/**
 * How long a tracker stays, in words: `13 months, until 22 December 2027`; `until the browser closes`; `removed since`; and
 * what the response asked for, where the browser keeps it for less, or not at all.
 */
export function lifetimeWords(
  words: ViewWords,
  tracker: Pick<ReportTracker, 'kind' | 'state' | 'lifetimeDays' | 'askedLifetimeDays' | 'expiresAt'>,
): string {
  const { state, lifetimeDays, askedLifetimeDays } = tracker;
  const isGone = state === 'refused' || state === 'removed';
  const kept = isGone ? words.say(`mark.${state}`) : keptWords(words, tracker);
  if (askedLifetimeDays === null) return kept;
  const isCut = isGone || (lifetimeDays !== null && lifetimeDays < askedLifetimeDays * (1 - CUT));
  return isCut ? words.say('tracker.lifetime.asked', { kept, asked: spanWords(words, askedLifetimeDays) }) : kept;
}

function keptWords(
  words: ViewWords,
  { kind, lifetimeDays, expiresAt }: Pick<ReportTracker, 'kind' | 'lifetimeDays' | 'expiresAt'>,
): string {
  if (kind !== 'cookie') return words.say(`lifetime.${kind}`);
  const isShort = lifetimeDays !== null && lifetimeDays < HOURS_UP_TO;
  const until = expiresAt === null ? null : (isShort ? longTime : longDay)(words, expiresAt);
  if (lifetimeDays === null)
    return until ? words.say('lifetime.until', { date: until }) : words.say('lifetime.session');
  const span = spanWords(words, lifetimeDays);
  return until ? words.say('lifetime.span-until', { span, date: until }) : span;
}

/** A span of days in its natural units: 0.02 is `29 minutes`, 14 is `14 days`, 395 `13 months`, 400 `13 months and 5 days`. */
export function spanWords(words: ViewWords, days: number): string {
  const minutes = Math.round(days * MINUTES_PER_DAY);
  if (minutes < 1) return words.say('span.moment');
  if (minutes < 120) return words.say('span.minutes', { count: minutes });
  if (days < HOURS_UP_TO) return words.say('span.hours', { count: Math.round(minutes / 60) });
  const months = Math.round(days / DAYS_PER_MONTH);
  if (months < 2) return words.say('span.days', { count: Math.round(days) });
  if (months < 24 && Math.abs(days - months * DAYS_PER_MONTH) > ABOUT) return monthsAndDays(words, days);
  if (months < 24 && months !== 12) return words.say('span.months', { count: months });
  return words.say('span.years', { count: Math.round(months / 1.2) / 10 });
}

function monthsAndDays(words: ViewWords, days: number): string {
  const months = Math.floor(days / DAYS_PER_MONTH);
  const rest = Math.round(days - Math.floor(months * DAYS_PER_MONTH));
  return words.list([words.say('span.months', { count: months }), words.say('span.days', { count: rest })]);
}
