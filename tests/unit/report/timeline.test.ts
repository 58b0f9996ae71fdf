import { describe, expect, test } from 'vitest';
import { layTimeline } from '../../../lib/report/timeline.ts';
import type { ConsentState, Report } from '../../../lib/report/report.ts';
import { timelineMark } from '../../../lib/report/timeline-mark.ts';
import { timelineScale } from '../../../lib/report/timeline-scale.ts';
import { busyReport, hugeReport } from '../../view/report-scenes.ts';
import { report, reports, tracker } from '../../view/reports.ts';

const SIZE = { width: 900, unit: 12 };
/** As on a screen, on A4 and as narrow as it gets. */
const SIZES = [SIZE, { width: 680, unit: 11 }, { width: 560, unit: 13 }];

/** A visit whose choices came one upon the other, with something between any two of them. */
function hastyReport(): Report {
  const busy = busyReport('en');
  const begun = Date.parse(busy.page.visitStartedAt);
  const at = (milliseconds: number) => new Date(begun + milliseconds).toISOString();
  const choices = Array.from({ length: 12 }, (_choice, index) => ({
    at: at(60_000 + index * 10),
    state: index % 2 === 0 ? ('refused' as const) : ('granted' as const),
  }));
  const between = choices.map((_choice, index) =>
    tracker(`between_${index}`, { firstSeenAt: at(60_005 + index * 10) }),
  );
  const history = [{ at: at(0), state: 'none' as const }, ...choices];
  return { ...busy, consent: { ...busy.consent, history }, trackers: [...busy.trackers, ...between] };
}

const all = { ...reports('en'), busy: busyReport('en'), hasty: hastyReport(), huge: hugeReport(600) };

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

describe.each(SIZES)('in a picture $width wide with lines of $unit', (size) => {
  test.each(Object.entries(all))('the labels of %s lie on no mark, line or other label', (_name, of) => {
    const { points, choices, width } = layTimeline(of, size);
    const spans = points.map(({ x, y, label, labelSide }) => {
      const long = label ? (label.length * 0.6 + 1) * size.unit : 0;
      const mark = 0.4 * size.unit;
      return { x, y, from: x - (labelSide === 'left' ? long : mark), to: x + (labelSide === 'right' ? long : mark) };
    });
    for (const one of spans) {
      expect(one.from).toBeGreaterThanOrEqual(0);
      expect(one.to).toBeLessThanOrEqual(width);
      for (const { x } of choices) expect(x < one.from || x > one.to).toBe(true);
      for (const other of spans.filter(({ x, y }) => y === one.y && x > one.x))
        expect(other.from).toBeGreaterThan(one.to);
    }
  });

  test.each(['warning', 'not-covered', 'unreadable', 'attempt'])('what appeared last has its name: %s', (name) => {
    const { points } = layTimeline(reports('en')[name] ?? report('a.fr'), size);
    expect(points.toSorted((a, b) => a.x - b.x).at(-1)?.label).toBe('_GRECAPTCHA');
  });

  test('a long name stands on the side that has room for it', () => {
    const last = tracker('a'.repeat(30), { firstSeenAt: '2026-11-22T09:14:15.000Z' });
    const { points } = layTimeline(report('a.fr', { trackers: [tracker('first'), last] }), size);
    expect(points.map(({ label, labelSide }) => [label, labelSide])).toEqual([
      ['first', 'right'],
      [last.name, 'left'],
    ]);
  });

  test('cookies that came of the choice, and are the last, are counted beside their mark', () => {
    const chosen = '2026-11-22T09:14:15.000Z';
    const trackers = [1, 2, 3, 4, 5].map((number) => tracker(`a_long_name_${number}`, { firstSeenAt: chosen }));
    const { consent } = report('a.fr');
    const history = [...consent.history, { at: chosen, state: 'granted' as const }];
    const of = report('a.fr', { trackers, consent: { ...consent, state: 'granted', history } });
    expect(layTimeline(of, size).points.map(({ label }) => label)).toEqual(['× 5']);
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

test.each(SIZES)('the end of a domain that has no room for more names its lane: %j', (size) => {
  const domain = `${'a'.repeat(63)}.${'b'.repeat(63)}.example.org`;
  const [lane] = layTimeline(report('a.fr', { trackers: [tracker('a', { domain, party: 'third' })] }), size).lanes;
  expect(lane?.domain).toMatch(/^…[ab.]+\.example\.org$/);
  // Beside it stands whose it is.
  expect(((lane?.domain?.length ?? 0) + ' – Drittanbieter'.length) * 0.62 * size.unit).toBeLessThan(size.width);
});

test.each(SIZES)('the numbers of choices lie upon no other, however close these came: %j', (size) => {
  const places = layTimeline(hastyReport(), size).choices.map(({ x }) => x);
  expect(places).toHaveLength(12);
  for (const [index, x] of places.entries()) expect(x - (places[index - 1] ?? 0)).toBeGreaterThan(size.unit);
  expect(places.at(-1)).toBeLessThan(size.width);
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
