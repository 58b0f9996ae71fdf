import type { Tracker } from '../../../lib/tracker/tracker.ts';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import type { Visit } from '../../../lib/visit/visit.ts';
import { after, START, visitTo } from './events.ts';

/** A tracker in short: name, state, whether it is new, and its first sight in milliseconds after the visit began. */
export type Seen = [name: string, state: Tracker['state'], age: 'already there' | 'new', at: number];

export const seenIn = (visit: Visit): Seen[] =>
  trackersOf(visit).map(({ name, state, firstSeenAt, alreadyThere }) => [
    name,
    state,
    alreadyThere ? 'already there' : 'new',
    firstSeenAt - START,
  ]);

/** What a visit amounts to, after events in the order in which they were told. */
export const seen = (...events: VisitEvent[]): Seen[] => seenIn(after(visitTo(), ...events));

/** The first tracker of a visit, in full. */
export const firstOf = (...events: VisitEvent[]): Tracker | undefined => trackersOf(after(visitTo(), ...events))[0];
