import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import type { VisitEvent } from '../../../lib/visit/event.ts';
import { leftOutOf } from '../../../lib/visit/left-out.ts';
import { observe } from '../../../lib/visit/observe.ts';
import { Own } from '../../../lib/visit/own.ts';
import { trackersOf } from '../../../lib/visit/trackers.ts';
import type { Visit } from '../../../lib/visit/visit.ts';
import { after, chooses, visitTo } from './events.ts';
import { END, scenario, type Scenario } from './scenario.ts';

/** What a visit says: its trackers, its choices and what it left out. */
const saysOf = (visit: Visit) => ({
  trackers: trackersOf(visit),
  choices: visit.choices,
  gestures: visit.gestures,
  leftOut: leftOutOf(visit),
});

/** The streams merged into one, each in its own order, by picking from the stream that each number names. */
function merged(streams: readonly (readonly VisitEvent[])[], picks: readonly number[]): VisitEvent[] {
  const rest = streams.map((stream) => [...stream]);
  const events: VisitEvent[] = [];
  for (let step = 0; rest.some((stream) => stream.length > 0); step++) {
    const open = rest.filter((stream) => stream.length > 0);
    const event = open[(picks[step % picks.length] ?? 0) % open.length]?.shift();
    if (event) events.push(event);
  }
  return events;
}

const picks = fc.array(fc.nat(99), { minLength: 1, maxLength: 60 });

/** The browser's own order of time, in which every stream has its say at once. */
const inTime = ({ streams, last }: Scenario): VisitEvent[] => [...streams.flat().sort((a, b) => a.at - b.at), ...last];

test('a visit says what happened, in the order of time', () => {
  const reached = new Map<string, number>();
  fc.assert(
    fc.property(scenario, (happened) => {
      const states = Object.fromEntries(
        trackersOf(after(visitTo(), ...inTime(happened))).map(({ name, kind, state, alreadyThere }) => [
          `${kind} ${name}`,
          alreadyThere ? `${state}, already there` : state,
        ]),
      );
      expect(states).toEqual(happened.truth);
      for (const state of Object.values(states)) reached.set(state, (reached.get(state) ?? 0) + 1);
    }),
    { numRuns: 1000 },
  );
  for (const state of ['stored', 'refused', 'removed', 'stored, already there', 'removed, already there'])
    expect(reached.get(state) ?? 0, state).toBeGreaterThan(50);
});

test('a visit says the same in whichever order the browser’s separate sources tell it', () => {
  fc.assert(
    fc.property(scenario, picks, (happened, order) => {
      const told = after(visitTo(), ...merged(happened.streams, order), ...happened.last);
      expect(saysOf(told)).toEqual(saysOf(after(visitTo(), ...inTime(happened))));
    }),
    { numRuns: 2000 },
  );
});

test('a visit says the same when the background ends after every event', () => {
  fc.assert(
    fc.property(scenario, picks, (happened, order) => {
      const events = [...merged(happened.streams, order), ...happened.last];
      const restarted = events.reduce(
        (visit, event) => JSON.parse(JSON.stringify(after(visit, event))) as Visit,
        visitTo(),
      );
      expect(restarted).toEqual(after(visitTo(), ...events));
      expect(saysOf(restarted)).toEqual(saysOf(after(visitTo(), ...events)));
    }),
    { numRuns: 500 },
  );
});

test('a visit says the same when whoever brings the events owns what came before', () => {
  fc.assert(
    fc.property(scenario, picks, (happened, order) => {
      const events = [...merged(happened.streams, order), ...happened.last];
      const own = new Own();
      const owned = events.reduce((visit, event) => observe(visit, event, own), visitTo());
      expect(owned).toEqual(after(visitTo(), ...events));
    }),
    { numRuns: 500 },
  );
});

test('a visit is left as it was by every event', () => {
  fc.assert(
    fc.property(scenario, ({ streams, last }) => {
      let visit = visitTo();
      for (const event of [...streams.flat(), ...last]) {
        const before = JSON.stringify(visit);
        const next = after(visit, event);
        expect(JSON.stringify(visit)).toBe(before);
        visit = next;
      }
    }),
    { numRuns: 200 },
  );
});

test('a choice that objects have a key for by nature survives the background too', () => {
  const visit = after(visitTo(), chooses(END, readPreferences('{"__proto__":true}')));
  expect(JSON.parse(JSON.stringify(visit))).toEqual(visit);
});
