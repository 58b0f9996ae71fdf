import type { Report, ReportTracker } from './report.ts';
import { clipText } from '../words/clip-text.ts';
import { groupFindings } from './group-findings.ts';
import { placeChoices, recordedChoices, type TimelineChoice } from './timeline-choices.ts';
import { timelineMark, type TimelineMark } from './timeline-mark.ts';
import { timelineScale, type TimelineScale } from './timeline-scale.ts';
import { trackersOf } from './trackers-of.ts';
import { visibleText } from './wording/visible-text.ts';

export interface TimelineLane {
  /** As much of its end as has room; `null` for the lane of all domains beyond those that have one of their own. */
  domain: string | null;
  /** How many domains the lane is for. */
  domains: number;
  party: ReportTracker['party'];
  trackers: number;
  /** Where its words and its marks stand. */
  labelY: number;
  top: number;
  bottom: number;
}

/** Trackers of one lane that appeared within the width of a mark, in the same way. */
export interface TimelinePoint {
  x: number;
  y: number;
  mark: TimelineMark;
  warned: boolean;
  trackers: ReportTracker[];
  /** What fits beside it: names, else how many; empty where nothing does. */
  label: string;
  labelSide: 'left' | 'right';
}

/** A visit drawn: all in pixels, its words left to who draws it. */
export interface Timeline {
  width: number;
  height: number;
  lanes: TimelineLane[];
  points: TimelinePoint[];
  choices: TimelineChoice[];
  /** Moments under the axis, in milliseconds since the visit began. */
  ticks: { x: number; elapsed: number }[];
  /** Where the time begins; what stands left of it was there before. */
  start: number;
  /** Anything was there before. */
  before: boolean;
  axisY: number;
  compressed: boolean;
}

export interface TimelineSize {
  width: number;
  /** The height of a letter's line, which everything is measured by. */
  unit: number;
}

const MOST_LANES = 24;
/** About the width of a letter, in units. */
const LETTER = 0.62;
/** Letters beside a lane's domain: whose it is. */
const PARTY_LETTERS = 20;

/** Lays out a report's trackers: a lane for each domain, first party first, and a place for each moment. */
export function layTimeline(report: Report, { width, unit }: TimelineSize): Timeline {
  const begun = Date.parse(report.page.visitStartedAt);
  const elapsed = (iso: string): number => Math.max(0, Date.parse(iso) - begun);
  const chosen = recordedChoices(report);
  const before = report.trackers.some(({ alreadyThere }) => alreadyThere);
  const start = before ? Math.min(15 * unit, 0.3 * width) : unit;
  const moments = [...report.trackers.map(({ firstSeenAt }) => firstSeenAt), ...chosen.map(({ at }) => at)];
  const last = moments.reduce((latest, at) => Math.max(latest, elapsed(at)), 0);
  // The time ends before the picture does: the last marks have names too.
  const scale = timelineScale(last, [start + unit, width - Math.min(12 * unit, 0.2 * width)]);
  const choices = placeChoices(chosen, { place: (at) => scale.place(elapsed(at)), start, width, unit });
  const warned = trackersOf(groupFindings(report.findings).warnings);
  const drawn = { scale, choices, warned, elapsed, unit, width, start };

  const lanes: TimelineLane[] = [];
  const points: TimelinePoint[] = [];
  let y = 2 * unit;
  for (const { domain, domains, party, trackers } of lanesOf(report.trackers)) {
    const stacks = stacksOf(trackers, drawn);
    const rows = Math.max(1, ...[...stacks.values()].map((stack) => stack.length));
    const top = y + 1.7 * unit;
    const bottom = top + rows * 1.7 * unit;
    lanes.push({
      domain: domain && endOf(domain, width / (LETTER * unit) - PARTY_LETTERS),
      domains,
      party,
      trackers: trackers.length,
      labelY: y + 1.2 * unit,
      top,
      bottom,
    });
    points.push(...placed([...stacks.values()], top, drawn));
    y = bottom + 0.7 * unit;
  }
  return {
    width,
    height: y + 2 * unit,
    lanes,
    points,
    choices,
    ticks: scale.ticks.map((tick) => ({ x: scale.place(tick), elapsed: tick })),
    start,
    before,
    axisY: y,
    compressed: scale.compressed,
  };
}

/** A domain's end says whose it is. */
function endOf(domain: string, most: number): string {
  return domain.length > most ? `…${domain.slice(-most)}` : domain;
}

interface Lane {
  domain: string | null;
  domains: number;
  party: ReportTracker['party'];
  trackers: ReportTracker[];
}

function lanesOf(trackers: readonly ReportTracker[]): Lane[] {
  const lanes = new Map<string, Lane & { domain: string }>();
  for (const tracker of trackers) {
    const { domain, party } = tracker;
    const lane = lanes.get(`${party} ${domain}`) ?? { domain, domains: 1, party, trackers: [] };
    lane.trackers.push(tracker);
    lanes.set(`${party} ${domain}`, lane);
  }
  const sorted: Lane[] = [...lanes.values()].sort((a, b) => Number(a.party === 'third') - Number(b.party === 'third'));
  if (sorted.length <= MOST_LANES) return sorted;
  const rest = sorted.splice(MOST_LANES - 1);
  const party = rest.every((lane) => lane.party === 'first') ? 'first' : 'third';
  return [...sorted, { domain: null, domains: rest.length, party, trackers: rest.flatMap((lane) => lane.trackers) }];
}

interface Drawn {
  scale: TimelineScale;
  choices: readonly TimelineChoice[];
  warned: ReadonlySet<string>;
  elapsed: (iso: string) => number;
  unit: number;
  width: number;
  start: number;
}

type Point = Omit<TimelinePoint, 'y' | 'label' | 'labelSide'>;

/** Marks that would lie upon each other stand one above the other, in the order of their places. */
function stacksOf(trackers: readonly ReportTracker[], drawn: Drawn): Map<string, Point[]> {
  const stacks = new Map<string, Point[]>();
  for (const tracker of trackers) {
    const x = placeOf(tracker, drawn);
    const key = String(x);
    const stack = stacks.get(key) ?? [];
    stacks.set(key, stack);
    const mark = timelineMark(tracker);
    const isWarned = drawn.warned.has(tracker.id);
    const same = stack.find((point) => point.mark === mark && point.warned === isWarned);
    if (same) same.trackers.push(tracker);
    else stack.push({ x, mark, warned: isWarned, trackers: [tracker] });
  }
  return new Map([...stacks].sort(([a], [b]) => Number(a) - Number(b)));
}

/** The middle of the tracker's slot, on the right side of every choice: a picture must not turn before into after. */
function placeOf(tracker: ReportTracker, { scale, choices, elapsed, unit }: Drawn): number {
  const slot = 1.6 * unit;
  if (tracker.alreadyThere) return unit;
  const exact = scale.place(elapsed(tracker.firstSeenAt));
  let x = (Math.floor(exact / slot) + 0.5) * slot;
  for (const choice of choices) {
    if (choice.number === null) continue;
    if (tracker.firstSeenAt < choice.at) x = Math.min(x, choice.x - 0.7 * unit);
    else x = Math.max(x, choice.x + 0.7 * unit);
  }
  return x;
}

/** Each label right of its mark, or left of it where only that has room. */
function placed(stacks: readonly Point[][], top: number, { unit, width, start, choices }: Drawn): TimelinePoint[] {
  const letter = LETTER * unit;
  const borders = [0, start, width, ...choices.map(({ x }) => x)];
  /** In each row of the lane, where what stands there already ends. */
  const ends: number[] = [];
  return stacks.flatMap((stack, index) =>
    stack.map((point, row): TimelinePoint => {
      const { x, trackers } = point;
      const after = Math.min(stacks[index + 1]?.[0]?.x ?? width, ...borders.filter((border) => border > x));
      const before = Math.max(ends[row] ?? 0, ...borders.filter((border) => border < x));
      const letters = (room: number) => (room - 1.6 * unit) / letter;
      const { label, labelSide } = labelOf(trackers, { right: letters(after - x), left: letters(x - before) });
      ends[row] = x + unit + (labelSide === 'right' ? label.length * letter : 0);
      return { ...point, y: top + (row + 0.5) * 1.7 * unit, label, labelSide };
    }),
  );
}

/** The names, else how many, on the side that has room for so many letters. */
function labelOf(
  trackers: readonly ReportTracker[],
  room: Readonly<Record<TimelinePoint['labelSide'], number>>,
): Pick<TimelinePoint, 'label' | 'labelSide'> {
  const names = trackers.slice(0, 4).map(({ name }) => visibleText(clipText(name, 60)));
  const labels = trackers.length <= 4 ? [names.join(', ')] : [];
  if (trackers.length > 1) labels.push(`× ${trackers.length}`);
  for (const label of labels) {
    for (const labelSide of ['right', 'left'] as const)
      if (label.length <= room[labelSide]) return { label, labelSide };
  }
  return { label: '', labelSide: 'right' };
}
