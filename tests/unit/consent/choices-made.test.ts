import { expect, test } from 'vitest';
import { noChoice, unreadable, type Choice } from '../../../lib/consent/choice.ts';
import { choicesMade, mayHaveChosen } from '../../../lib/consent/choices-made.ts';
import { combine } from '../../../lib/consent/combine.ts';
import type { RecordedChoice } from '../../../lib/consent/history.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { history } from './histories.ts';

const states: Record<string, Choice> = {
  none: noChoice,
  granted: readPreferences('{"matomo":true}'),
  'all granted': readPreferences('{"matomo":true,"ga":true}'),
  partial: readPreferences('{"matomo":true,"ga":false}'),
  refused: readPreferences('{"matomo":false}'),
  'all refused': readPreferences('{"matomo":false,"ga":false}'),
  broken: unreadable('opendatasoft'),
};

/** `1000 granted, 1500 partial`: what was read at which moment. */
const read = (readings: string): [number, Choice][] =>
  readings.split(', ').map((reading) => {
    const [, at, state = ''] = /^(\d+) (.*)$/.exec(reading) ?? [];
    return [Number(at), states[state] ?? noChoice];
  });

test.each<[string, number[], string, string]>([
  ['a click that is recorded over seconds', [900], '1000 granted, 3900 partial', '1000-3900 partial'],
  ['a click that first takes the answer back', [900], '1000 refused, 1010 none, 1020 granted', '1000-1020 granted'],
  ['a click that is first half written', [900], '1000 broken, 1400 granted', '1000-1400 granted'],
  ['a click that is recorded as its reverse first', [900], '1000 refused, 1500 granted', '1000-1500 granted'],
  [
    'a click, and what is answered otherwise then',
    [900],
    '1000 granted, 1501 refused',
    '1000-1000 granted, 1501-1501 refused',
  ],
  [
    'a click that changes one answer after the other',
    [900],
    '500 all refused, 1000 partial, 3000 all granted',
    '500-500 refused, 1000-3000 granted',
  ],
  ['two clicks', [900, 1500], '1000 granted, 1600 partial', '1000-1000 granted, 1600-1600 partial'],
  ['a click, and none', [900], '1000 granted, 3901 partial', '1000-1000 granted, 3901-3901 partial'],
  ['a click, and what is lost then', [900], '1000 granted, 1100 none', '1000-1000 granted, 1100-1100 none'],
  ['a click, and what breaks then', [900], '1000 granted, 1100 broken', '1000-1000 granted, 1100-1100 unreadable'],
  ['steps that nobody clicked', [], '1000 granted, 1500 partial', '1000-1500 partial'],
  ['such steps that all allow', [], '1000 granted, 1500 all granted', '1000-1500 granted'],
  ['such steps further apart', [], '1000 granted, 1501 partial', '1000-1000 granted, 1501-1501 partial'],
  ['what takes one key back, unclicked', [], '1000 all granted, 1400 partial', '1000-1000 granted, 1400-1400 partial'],
  ['what allows one key more, unclicked', [], '1000 partial, 1400 all granted', '1000-1400 granted'],
  [
    'no answer, and one to a part, unclicked',
    [],
    '1000 granted, 2000 none, 2400 partial',
    '1000-1000 granted, 2000-2000 none, 2400-2400 partial',
  ],
  ['an answer and its reverse, unclicked', [], '1000 granted, 1001 refused', '1000-1000 granted, 1001-1001 refused'],
])('of %s', (_what, gestures, readings, expected) => {
  const [start, ...made] = choicesMade(history([0, noChoice], ...read(readings)), gestures);
  expect(start).toMatchObject({ at: 0, settledAt: 0 });
  expect(made.map(({ at, settledAt, choice }) => `${at}-${settledAt} ${choice.state}`).join(', ')).toBe(expected);
});

test.each([
  [100, 300],
  [300, 100],
])('steps that nobody clicked, not looked for %i and %i ms before, may be as old as either allows', (first, second) => {
  const steps: RecordedChoice[] = [
    { at: 0, choice: noChoice },
    { at: 1000, unseenFor: first, choice: states['granted'] ?? noChoice },
    { at: 1100, unseenFor: second, choice: states['partial'] ?? noChoice },
  ];
  expect(choicesMade(steps, [])[1]?.unseenSince).toBe(Math.min(1000 - first, 1100 - second));
});

test('what one manager was answered is not undone by what a click answers another of the same name', () => {
  const ofOther: Choice = { state: 'granted', mechanism: 'orejime', choices: { matomo: true }, decidedAt: null };
  const own = states['refused'] ?? noChoice;
  const steps = history([0, noChoice], [1000, own], [2000, combine([own, ofOther])]);
  expect(choicesMade(steps, [900]).map(({ at }) => at)).toEqual([0, 1000]);
});

test('what stood at the first look was made by no click of the visit', () => {
  expect(choicesMade(history(...read('1000 granted, 1100 partial')), [900]).map(({ at }) => at)).toEqual([1000, 1100]);
});

test.each<[string, number, RecordedChoice[], boolean]>([
  ['is remembered where a choice was stored three seconds later', 1000, history(...read('0 none, 4000 granted')), true],
  ['is not where it was stored later than that', 999, history(...read('4000 granted')), false],
  ['is not where it was stored before', 4001, history(...read('4000 granted')), false],
  ['is not where none was stored', 1000, [], false],
])('a click %s', (_what, gesture, readings, expected) => {
  expect(mayHaveChosen(gesture, readings)).toBe(expected);
});
