import { expect, test } from 'vitest';
import { noChoice, unreadable, type Choice } from '../../../lib/consent/choice.ts';
import { choicesMade, mayHaveChosen } from '../../../lib/consent/choices-made.ts';
import type { RecordedChoice } from '../../../lib/consent/history.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { history } from './histories.ts';

const granted = readPreferences('{"matomo":true}');
const refused = readPreferences('{"matomo":false}');
const partial = readPreferences('{"matomo":true,"ga":false}');
const broken = unreadable('opendatasoft');

test.each<[string, number[], [number, Choice][], string]>([
  [
    'a click that is recorded over seconds',
    [900],
    [
      [1000, granted],
      [3900, partial],
    ],
    '1000-3900 partial',
  ],
  [
    'a click that first takes the answer back',
    [900],
    [
      [1000, refused],
      [1010, noChoice],
      [1020, granted],
    ],
    '1000-1020 granted',
  ],
  [
    'a click that is first half written',
    [900],
    [
      [1000, broken],
      [1400, granted],
    ],
    '1000-1400 granted',
  ],
  [
    'a click that is recorded as its reverse first',
    [900],
    [
      [1000, refused],
      [2000, granted],
    ],
    '1000-2000 granted',
  ],
  [
    'two clicks',
    [900, 1500],
    [
      [1000, granted],
      [1600, partial],
    ],
    '1000-1000 granted, 1600-1600 partial',
  ],
  [
    'a click and what nobody clicked',
    [900],
    [
      [1000, granted],
      [3901, partial],
    ],
    '1000-1000 granted, 3901-3901 partial',
  ],
  [
    'a click and what is lost after it',
    [900],
    [
      [1000, granted],
      [1100, noChoice],
    ],
    '1000-1000 granted, 1100-1100 none',
  ],
  [
    'a click and what breaks after it',
    [900],
    [
      [1000, granted],
      [1100, broken],
    ],
    '1000-1000 granted, 1100-1100 unreadable',
  ],
  [
    'steps that nobody clicked',
    [],
    [
      [1000, granted],
      [1500, partial],
    ],
    '1000-1500 partial',
  ],
  [
    'such steps further apart',
    [],
    [
      [1000, granted],
      [1501, partial],
    ],
    '1000-1000 granted, 1501-1501 partial',
  ],
  [
    'an answer and its reverse that nobody clicked',
    [],
    [
      [1000, granted],
      [1001, refused],
    ],
    '1000-1000 granted, 1001-1001 refused',
  ],
])('of %s', (_what, gestures, readings, expected) => {
  const [start, ...made] = choicesMade(history([0, noChoice], ...readings), gestures);
  expect(start).toMatchObject({ at: 0, settledAt: 0 });
  expect(made.map(({ at, settledAt, choice }) => `${at}-${settledAt} ${choice.state}`).join(', ')).toBe(expected);
});

test('what stood at the first look was made by no click of the visit', () => {
  expect(choicesMade(history([1000, granted], [1100, partial]), [900]).map(({ at }) => at)).toEqual([1000, 1100]);
});

test.each<[string, number, RecordedChoice[], boolean]>([
  ['is remembered where a choice was stored three seconds later', 1000, history([0, noChoice], [4000, granted]), true],
  ['is not where it was stored later than that', 999, history([4000, granted]), false],
  ['is not where it was stored before', 4001, history([4000, granted]), false],
  ['is not where none was stored', 1000, [], false],
])('a click %s', (_what, gesture, readings, expected) => {
  expect(mayHaveChosen(gesture, readings)).toBe(expected);
});
