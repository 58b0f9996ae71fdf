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
  const setBack = setBackAt(visit, event.at);
  if (setBack === null) return { visit: visit.setBack === null ? visit : { ...visit, setBack }, event };
  return { visit: { ...visit, setBack }, event: later(event, setBack.by) };
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
  if (at + (setBack?.by ?? 0) < latestAt - TOLD_LATE) return { from: setBack?.from ?? latestAt, by: latestAt - at };
  return at >= latestAt ? null : setBack;
}

function later<Event extends VisitEvent>(event: Event, by: number): Event {
  const at = event.at + by;
  if (event.type !== 'frame' || event.gestureAt === null) return { ...event, at };
  return { ...event, at, gestureAt: event.gestureAt + by };
}
