import { describe, expect, test } from 'vitest';
import { layTimeline } from '../../../lib/report/timeline.ts';
import type { ConsentState } from '../../../lib/report/report.ts';
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
        if (choice.number === null) expect(x).toBeGreaterThan(choice.x);
        else
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

describe('a choice from before the visit', () => {
  const START = '2026-11-22T09:14:05.000Z';
  const EARLIER = '2026-11-12T16:20:00.000Z';
  const at = (milliseconds: number) => new Date(Date.parse(START) + milliseconds).toISOString();
  const trackers = [
    tracker('a', { id: 'a', alreadyThere: true, firstSeenAt: at(20) }),
    tracker('b', { id: 'b', firstSeenAt: at(40) }),
  ];

  function drawn(states: ConsentState[], decidedAt: string | null) {
    const history = states.map((state, index) => ({ at: at(70 * (index + 1)), state }));
    const consent = { ...report('a.fr').consent, state: states.at(-1) ?? ('none' as const), decidedAt, history };
    return layTimeline({ ...report('a.fr', { trackers, consent }) }, SIZE);
  }

  test.each<[ConsentState[], string | null, object[]]>([
    [['refused'], null, [{ number: null, state: 'refused', decidedAt: null }]],
    [['refused'], EARLIER, [{ number: null, decidedAt: EARLIER }]],
    [['none', 'refused'], EARLIER, [{ number: null, decidedAt: EARLIER }]],
    [['none', 'refused'], at(120), [{ number: 1, decidedAt: null }]],
    [
      ['refused', 'granted'],
      at(130),
      [
        { number: null, state: 'refused', decidedAt: null },
        { number: 1, state: 'granted', decidedAt: null },
      ],
    ],
  ])('%j, decided at %s, stands left of all that is held to it', (states, decidedAt, choices) => {
    const picture = drawn(states, decidedAt);
    expect(picture.choices).toMatchObject(choices);
    const [first] = picture.choices;
    const lefts = picture.points.map(({ x }) => x > (first?.x ?? 0));
    expect(lefts).toEqual(first?.number === null ? [true, true] : [false, false]);
  });
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
