import { assembleReport } from '../../lib/report/assemble-report.ts';
import { charterOf } from '../../lib/report/charter-of.ts';
import type { VisitEvent } from '../../lib/visit/event.ts';
import { observe } from '../../lib/visit/observe.ts';
import { Own } from '../../lib/visit/own.ts';
import type { Visit } from '../../lib/visit/visit.ts';
import { reportWords } from '../../lib/words/report-words.ts';
import { realRegistry, realServices } from '../unit/match/real-registry.ts';
import { START, visitTo } from '../unit/visit/events.ts';
import { busyPage, jarAfter } from './busy-page.ts';
import { knownNames } from './classification.ts';
import { shortTime, type Bench, type Figure } from './figure.ts';
import { median, timeRounds } from './rounds.ts';

const SIZES = ['100', '1000', '3000', '10000'] as const;
/** A page of a hundred events is seen as often as one of ten thousand is long, so that each is timed over as many events. */
const EVENTS_TIMED = 10_000;

/** A long visit may cost memory, which its collector goes through: more than that would be a search through what is there. */
const FLAT = 1.5;

const words = reportWords('en');

/** A page's events through the reducer, one reading of the jar, and its report: matching, judgement and findings. */
export const wholeVisit: Bench = { name: 'visit', needsPackages: false, measure };

function measure(): Figure[] {
  const names = knownNames(realServices).filter((name) => !name.includes('*'));
  const pages = SIZES.map((size) => busyPage(Number(size), names));
  const each = (job: (events: readonly VisitEvent[]) => unknown) => {
    const ways = Object.fromEntries(
      SIZES.map((size, at) => [
        size,
        () => {
          const events = pages[at] ?? [];
          let given: unknown;
          for (let seen = 0; seen < EVENTS_TIMED; seen += events.length) given = job(events);
          return given;
        },
      ]),
    );
    const times = timeRounds(ways, { rounds: 11, warmUp: 4 });
    return SIZES.map((size) => median(times[size] ?? []) / timed(Number(size)));
  };
  const reduced = each(follow);
  const whole = each((events) => report(observe(follow(events), jarAfter(events))));
  const figure = (what: string, costs: readonly number[]): Figure => ({
    what: `${what} per event with 10,000 beside 100: times as long`,
    value: (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN),
    unit: '×',
    beside: `${costs.map(shortTime).join(' / ')} with ${SIZES.join(' / ')} events`,
    goal: { most: FLAT },
  });
  return [figure('the reducer alone,', reduced), figure('from events to the report,', whole)];
}

/** How many events are told until no fewer than `EVENTS_TIMED` are. */
function timed(size: number): number {
  return Math.ceil(EVENTS_TIMED / size) * size;
}

function follow(events: readonly VisitEvent[]): Visit {
  const own = new Own();
  return events.reduce((visit, event) => observe(visit, event, own), visitTo());
}

function report(visit: Visit): unknown {
  return assembleReport({
    visit,
    charter: charterOf(visit.host, realRegistry, 'en'),
    registry: realRegistry,
    words,
    tool: { name: 'miette', version: '0' },
    browser: { name: 'chromium', version: '0' },
    now: START + 3_600_000,
  });
}
