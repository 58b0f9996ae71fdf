import type { ReportTracker } from '../report.ts';
import type { ViewWords } from '../../words/view-words.ts';
import { longDay } from './long-date.ts';

const MINUTES_PER_DAY = 1440;
const DAYS_PER_MONTH = 365.25 / 12;

/** A browser that cut a lifetime short cut off at least this part of it; less is a clock's doing. */
const CUT = 0.01;

/**
 * How long a tracker stays, in words: `13 months, until 22 December 2027`; `until the browser closes`; and what the
 * response asked for, where the browser keeps it for less.
 */
export function lifetimeWords(
  words: ViewWords,
  tracker: Pick<ReportTracker, 'kind' | 'lifetimeDays' | 'askedLifetimeDays' | 'expiresAt'>,
): string {
  const { lifetimeDays, askedLifetimeDays } = tracker;
  const kept = keptWords(words, tracker);
  const isCut = lifetimeDays !== null && askedLifetimeDays !== null && lifetimeDays < askedLifetimeDays * (1 - CUT);
  return isCut ? words.say('tracker.lifetime.asked', { kept, asked: spanWords(words, askedLifetimeDays) }) : kept;
}

function keptWords(
  words: ViewWords,
  { kind, lifetimeDays, expiresAt }: Pick<ReportTracker, 'kind' | 'lifetimeDays' | 'expiresAt'>,
): string {
  if (kind !== 'cookie') return words.say(`lifetime.${kind}`);
  const until = expiresAt === null ? null : longDay(words, expiresAt);
  if (lifetimeDays === null)
    return until ? words.say('lifetime.until', { date: until }) : words.say('lifetime.session');
  const span = spanWords(words, lifetimeDays);
  return until ? words.say('lifetime.span-until', { span, date: until }) : span;
}

/** A span of days in its natural unit: 0.02 is `29 minutes`, 14 is `14 days`, 395 `13 months`, 730 `2 years`. */
export function spanWords(words: ViewWords, days: number): string {
  const minutes = Math.round(days * MINUTES_PER_DAY);
  if (minutes < 1) return words.say('span.moment');
  if (minutes < 120) return words.say('span.minutes', { count: minutes });
  if (days < 2) return words.say('span.hours', { count: Math.round(minutes / 60) });
  const months = Math.round(days / DAYS_PER_MONTH);
  if (months < 2) return words.say('span.days', { count: Math.round(days) });
  if (months < 24 && months !== 12) return words.say('span.months', { count: months });
  return words.say('span.years', { count: Math.round(months / 1.2) / 10 });
}
