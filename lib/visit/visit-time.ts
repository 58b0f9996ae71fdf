import type { VisitEvent } from './event.ts';
import type { Visit } from './visit.ts';

/** Milliseconds: no event is told this late, so what seems to be comes from a clock that was set back meanwhile. */
const TOLD_LATE = 60_000;

/**
 * The visit, and one of its events with its moment in the visit's own time. That time follows the system's clock, but goes on
 * where the clock is set back: what happens later stays later, until the clock has caught up.
 */
export function inVisitTime<Event extends VisitEvent>(visit: Visit, event: Event): { visit: Visit; event: Event } {
  // What had stood since the visit began is told with just that moment.
  if (event.at === visit.startedAt) return { visit, event };
  const ahead = aheadOf(visit, event.at);
  const inTime = ahead === visit.ahead ? visit : { ...visit, ahead };
  return { visit: inTime, event: ahead === 0 ? event : later(event, ahead) };
}

/** By how much the visit's time is ahead of the system's clock, when that says `at`. */
function aheadOf({ ahead, latestAt }: Visit, at: number): number {
  if (at + ahead < latestAt - TOLD_LATE) return latestAt - at;
  return ahead > 0 && at >= latestAt ? 0 : ahead;
}

function later<Event extends VisitEvent>(event: Event, ahead: number): Event {
  const at = event.at + ahead;
  if (event.type !== 'frame' || event.gestureAt === null) return { ...event, at };
  return { ...event, at, gestureAt: event.gestureAt + ahead };
}
