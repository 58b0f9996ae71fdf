import type { VisitEvent } from './event.ts';
import type { Visit } from './visit.ts';

/**
 * Milliseconds: no event is told this late, so what seems to be comes from a clock that was set back meanwhile. A page may tell
 * of a moment a minute ago (`momentTold`), after one that lies a second ahead.
 */
const TOLD_LATE = 61_000;

/**
 * The visit, and one of its events with its moment in the visit's own time. That time follows the system's clock, but goes on
 * where the clock is set back: what happens later stays later, until the clock has caught up.
 */
export function inVisitTime<Event extends VisitEvent>(visit: Visit, event: Event): { visit: Visit; event: Event } {
  // What had stood since the visit began is told with just that moment.
  if (event.at === visit.startedAt) return { visit, event };
  const setBack = setBackAt(visit, event.at);
  return {
    visit: setBack === visit.setBack ? visit : { ...visit, setBack },
    event: setBack === null ? event : later(event, setBack.by),
  };
}

/** What the system's clock said at a moment of the visit: lifetimes end by that clock. */
export function systemTime({ setBack }: Pick<Visit, 'setBack'>, at: number): number {
  return setBack !== null && at >= setBack.from ? at - setBack.by : at;
}

/** The moment in the visit's own time of what the system's clock calls `at`, after all that the visit was told of. */
export function ownTime(visit: Visit, at: number): number {
  return at + (setBackAt(visit, at)?.by ?? 0);
}

/** How the system's clock was set back, when it says `at`. */
function setBackAt({ setBack, latestAt }: Visit, at: number): Visit['setBack'] {
  const next = latestAt + 1;
  if (at + (setBack?.by ?? 0) < latestAt - TOLD_LATE) return { from: setBack?.from ?? next, by: next - at };
  return at >= latestAt ? null : setBack;
}

function later<Event extends VisitEvent>(event: Event, by: number): Event {
  const at = event.at + by;
  if (event.type !== 'frame' || event.gestureAt === null) return { ...event, at };
  return { ...event, at, gestureAt: event.gestureAt + by };
}
