import { expect } from 'vitest';
import { lastSetAt, type Setting, type Tracker } from '../../../lib/tracker/tracker.ts';
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

/** When a tracker was set last. */
export const lastSetOf = (tracker: Tracker | undefined): number | null | undefined => tracker && lastSetAt(tracker);

/** Matches the times that a tracker was set, the last of them then. */
export const lastSet = (at: number): unknown => expect.toSatisfy((sets: Setting[]) => lastSetAt({ sets }) === at);
