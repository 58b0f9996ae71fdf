import { describeTracker } from './describe-tracker.ts';
import type { Rule } from './finding.ts';

/** Clocks and rounding may differ by this much, in days, before a lifetime counts as longer. */
const TOLERANCE = 1;

/** A cookie lives longer than every declaration that covers it says. */
export const longerThanDeclared: Rule = ({ trackers }, words) =>
  trackers.flatMap((judged) => {
    const { lifetimeDays, id } = judged.tracker;
    const spans = judged.match.declarations.flatMap(({ duration }) => (duration?.days ? [duration] : []));
    const longest = spans.toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0))[0];
    if (lifetimeDays === null || !longest?.days || lifetimeDays <= longest.days + TOLERANCE) return [];
    return {
      rule: 'longer-than-declared',
      severity: 'notice',
      trackers: [id],
      declarations: judged.match.declarations.map((declaration) => declaration.id),
      message: words.say('finding.longer-than-declared', {
        ...describeTracker(judged, words),
        days: Math.round(lifetimeDays),
        declared: longest.text,
      }),
    };
  });
