import type { Duration } from '../charter/declaration.ts';
import { declaresSession } from '../charter/durations/declared-session.ts';
import { describeTracker } from './describe-tracker.ts';
import type { Rule } from './finding.ts';
import { mayBeAnothers } from './without-consent.ts';

/**
 * Clocks and rounding may differ by a day before a lifetime counts as longer, in a row for a session too; months of the
 * calendar, by two; what is declared for less than two days, by half of it, or half a day, which is told as a whole one.
 */
function tolerance(declared: number): number {
  if (declared === 0) return 1;
  return Math.min(declared < 60 ? 1 : 2, Math.max(declared, 1) / 2);
}

/** How long a cookie may be kept beyond the session it is set in; `null` where the words name no span. */
function declaredDays(duration: Duration): number | null {
  return declaresSession(duration) ? 0 : duration.days;
}

/** A cookie lives longer than every declaration that covers it says, and no other site of the domain may have said how long. */
export const longerThanDeclared: Rule = ({ host, trackers }, words) =>
  trackers.flatMap((judged) => {
    const { lifetimeDays, state, elsewhere, id } = judged.tracker;
    if (state === 'refused' || elsewhere || mayBeAnothers(judged.tracker, host)) return [];
    // A row whose words name no span, or several, may allow it.
    const spans = judged.match.declarations.flatMap(({ duration }) =>
      duration ? [{ days: declaredDays(duration) ?? Infinity, text: duration.text }] : [],
    );
    const longest = spans.toSorted((a, b) => b.days - a.days)[0];
    if (lifetimeDays === null || !longest || lifetimeDays <= longest.days + tolerance(longest.days)) return [];
    return {
      rule: 'longer-than-declared',
      severity: 'notice',
      trackers: [id],
      declarations: judged.match.declarations.map((declaration) => declaration.id),
      message: words.say('finding.longer-than-declared', {
        ...describeTracker(judged, words),
        // Below two days the words tell hours.
        days: lifetimeDays < 2 ? 0 : Math.round(lifetimeDays),
        hours: Math.round(lifetimeDays * 24),
        declared: longest.text,
      }),
    };
  });
