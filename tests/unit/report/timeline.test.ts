import { describe, expect, test } from 'vitest';
import { layTimeline } from '../../../lib/report/timeline.ts';
import { timelineMark } from '../../../lib/report/timeline-mark.ts';
import { timelineScale } from '../../../lib/report/timeline-scale.ts';
import { busyReport, hugeReport } from '../../view/report-scenes.ts';
import { report, reports, tracker } from '../../view/reports.ts';

const SIZE = { width: 900, unit: 12 };
const all = { ...reports('en'), busy: busyReport('en'), huge: hugeReport(600) };

describe.each(Object.entries(all))('the timeline of %s', (_name, of) => {
  const timeline = layTimeline(of, SIZE);

  test('shows every tracker once, inside the picture', () => {
    const shown = timeline.points.flatMap(({ trackers }) => trackers.map(({ id }) => id));
    expect(shown.toSorted()).toEqual(of.trackers.map(({ id }) => id).toSorted());
    for (const { x, y } of timeline.points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(timeline.width);
      expect(y).toBeLessThan(timeline.axisY);
    }
  });

  test('shows no tracker on the wrong side of a choice', () => {
    for (const { x, trackers } of timeline.points) {
      for (const choice of timeline.choices) {
        for (const { firstSeenAt, alreadyThere } of trackers)
          expect(x < choice.x).toBe(alreadyThere || firstSeenAt < choice.at);
      }
    }
  });

  test('lays no mark upon another', () => {
    const places = timeline.points.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

test('lanes are first party first, then third parties as they appeared', () => {
  expect(layTimeline(busyReport('en'), SIZE).lanes.map(({ domain, party }) => [domain, party])).toEqual([
    ['data.saint-maur.com', 'first'],
    ['saint-maur.com', 'first'],
    ['www.google.com', 'third'],
    ['doubleclick.net', 'third'],
    ['www.youtube.com', 'third'],
  ]);
});

test('more domains than a picture has room for share its last lane', () => {
  const { lanes } = layTimeline(hugeReport(600), SIZE);
  expect(lanes).toHaveLength(24);
  expect(lanes.at(-1)).toMatchObject({ domain: null, domains: 18 });
});

test('a choice is drawn for each that was recorded, none for having none', () => {
  expect(layTimeline(busyReport('en'), SIZE).choices.map(({ number, state }) => [number, state])).toEqual([
    [1, 'refused'],
    [2, 'granted'],
  ]);
  expect(layTimeline(report('a.fr', { trackers: [tracker('a')] }), SIZE).choices).toEqual([]);
});

test.each([
  ['stored', 'header', 'header'],
  ['removed', 'script', 'script'],
  ['stored', 'unknown', 'unknown'],
  ['sent', 'header', 'sent'],
  ['refused', 'header', 'refused'],
] as const)('what is %s and set by %s has the shape of %s', (state, via, mark) => {
  expect(timelineMark({ state, setBy: { url: null, via } })).toBe(mark);
});

describe('the scale of time', () => {
  test.each([0, 900, 15_000, 60_000, 3_600_000, 30 * 86_400_000])('of %d ms grows and stays in its range', (last) => {
    const { place, ticks } = timelineScale(last, [20, 880]);
    expect(place(0)).toBe(20);
    expect(place(last)).toBeLessThan(880);
    const places = ticks.map(place);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThan(16);
  });

  test('is said to be compressed only where it is', () => {
    expect([10_000, 100_000].map((last) => timelineScale(last, [0, 900]).compressed)).toEqual([false, true]);
  });
});
