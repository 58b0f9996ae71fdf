import { ticks } from 'd3-array';

export interface TimelineScale {
  /** Place of a moment, in milliseconds since the visit began. */
  place: (elapsed: number) => number;
  /** Moments to write under the axis. */
  ticks: number[];
  /** Later moments stand closer together. */
  compressed: boolean;
}

const SECOND = 1000;
const LONG = 20 * SECOND;
/** In seconds, to four days. */
const LONG_TICKS = [0, 1, 3, 10, 30, 60, 180, 600, 1800, 3600, 14_400, 43_200, 86_400, 345_600];
/** Between the words of two ticks, in pixels. */
const APART = 64;

/** A scale from the begin of a visit to its last event, over `range` pixels: linear for seconds, compressed for longer. */
export function timelineScale(last: number, range: [number, number]): TimelineScale {
  const end = Math.max(last, SECOND) * 1.03;
  const room = range[1] - range[0];
  if (end <= LONG) {
    const place = (elapsed: number) => range[0] + room * within(elapsed / end);
    return { place, ticks: ticks(0, end, Math.max(2, Math.floor(room / 90))), compressed: false };
  }
  // Even in the first second, then by the logarithm.
  const place = (elapsed: number) => range[0] + room * within(Math.log1p(elapsed / SECOND) / Math.log1p(end / SECOND));
  return { place, ticks: ticksApart(place, end), compressed: true };
}

function ticksApart(place: (elapsed: number) => number, end: number): number[] {
  const ticks: number[] = [];
  for (const tick of LONG_TICKS.map((seconds) => seconds * SECOND)) {
    const before = ticks.at(-1);
    if (tick <= end && (before === undefined || place(tick) - place(before) >= APART)) ticks.push(tick);
  }
  return ticks;
}

function within(part: number): number {
  return Math.min(1, Math.max(0, part));
}
