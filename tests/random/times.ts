import type { Report, ReportTracker } from '../../lib/report/report.ts';
import { isJudged } from './due.ts';
import {
  choicesOf,
  earliestOf,
  type Choice,
  type History,
  type Interval,
  type TrackerHistory,
  type Visit,
} from './history.ts';
import type { Answer } from './sequence.ts';

export const STATES: Readonly<Record<Answer, Report['consent']['state']>> = {
  refuse: 'refused',
  accept: 'granted',
  analytics: 'partial',
  audience: 'partial',
  unreadable: 'unreadable',
};

/** So many milliseconds before a browser's server and pages can tell of something, it has begun. */
const BEGUN_BEFORE = 250;
/** So late a busy machine may tell. */
const TOLD_BY = 1500;

const isAbout = (time: number, { from, to }: Interval) => time >= from - BEGUN_BEFORE && time <= to + TOLD_BY;

/** What is told wrongly of when a tracker was first seen, and last set. */
export function timeFaults(
  history: History,
  visit: Visit,
  report: Report,
  tracker: TrackerHistory,
  told: ReportTracker,
): string[] {
  const faults: string[] = [];
  const [first] = tracker.happenings.toSorted((a, b) => a.from - b.from);
  if (!first) return faults;
  const seenAt = Date.parse(told.firstSeenAt);
  if (first.sure && first.how === 'before' && !isAbout(seenAt, { from: first.from, to: visit.startedBy }))
    faults.push('firstSeenAt is not the start');
  if (first.sure && first.how !== 'before') {
    const isKnown = isJudged(visit, tracker, first) || first.how === 'refused';
    if (isKnown && !isAbout(seenAt, first)) faults.push('firstSeenAt is wrong');
    if (first.how === 'set' && tracker.kind === 'cookie')
      faults.push(...orderFaults(history, visit, report, first, seenAt));
  }
  const sets = tracker.happenings.filter(({ how }) => how === 'set' || how === 'elsewhere' || how === 'refused');
  const setAt = told.lastSetAt ?? null;
  if (setAt !== null && !sets.some((each) => isAbout(Date.parse(setAt), each))) faults.push('lastSetAt is wrong');
  return faults;
}

/** A choice made in the visit, that no other page can have made, stands on the right side of what it set. */
function orderFaults({ choices }: History, visit: Visit, report: Report, first: Interval, seenAt: number): string[] {
  return choices.flatMap((choice) => {
    const [at, another] = toldAt(visit, report, choice);
    if (choice.visit !== visit.id || at === undefined || another !== undefined) return [];
    if (first.to < choice.from - choice.reachesBack && seenAt > at)
      return ['firstSeenAt is after a choice that came later'];
    if (first.from > choice.to && seenAt < at - choice.reachesBack)
      return ['firstSeenAt is before a choice that came first'];
    return [];
  });
}

/** When a report says that this choice was made, or another like it at about the same time. */
const toldAt = (visit: Visit, { consent }: Report, choice: Choice): number[] =>
  consent.history
    .map(({ at, state }) => ({ at: Date.parse(at), state }))
    .filter(
      ({ at, state }) =>
        state === STATES[choice.answer] && isAbout(at, { from: earliestOf(visit, choice), to: choice.to }),
    )
    .map(({ at }) => at);

/** What is told wrongly of the choices of a visit that was observed from its start. */
export function choiceFaults(all: History, visit: Visit, report: Report): string[] {
  if (visit.seenAgain !== null) return [];
  const choices = choicesOf(all, visit.host);
  const { history, state } = report.consent;
  const faults: string[] = [];
  const times = history.map(({ at }) => Date.parse(at));
  if (times.some((time, at) => time < (times[at - 1] ?? 0))) faults.push('consent.history is not in its order');
  if ((history.at(-1)?.state ?? 'none') !== state) faults.push('consent.history ends otherwise');
  for (const { at, state: told } of history) {
    const inForce = statesAt(visit, choices, Date.parse(at));
    if (!inForce.includes(told))
      faults.push(`consent.history: ${told} at ${Date.parse(at)}, expected ${inForce.join('/')}`);
  }
  for (const [at, choice] of choices.entries()) {
    const before = choices[at - 1];
    const isChange = STATES[choice.answer] !== (before ? STATES[before.answer] : 'none');
    // A later one may be taken for what the same click led to, and the last of those counts.
    const isOvertaken = choices.slice(at + 1).some((later) => earliestOf(visit, later) <= choice.to);
    if (choice.from > visit.startedBy && isChange && !isOvertaken && toldAt(visit, report, choice).length === 0)
      faults.push(`consent.history lacks ${STATES[choice.answer]} at ${choice.from}-${choice.to}`);
  }
  return faults;
}

/** The states that a page may have had at a time, or a busy machine may tell then. */
function statesAt(visit: Visit, choices: readonly Choice[], time: number): Report['consent']['state'][] {
  const starts = (choice: Choice | undefined) => (choice ? earliestOf(visit, choice) - BEGUN_BEFORE : -Infinity);
  const ends = (next: Choice | undefined) => (next ? next.to + TOLD_BY : Infinity);
  return [undefined, ...choices].flatMap((choice, at) =>
    starts(choice) <= time && time <= ends(choices[at]) ? [choice ? STATES[choice.answer] : 'none'] : [],
  );
}
