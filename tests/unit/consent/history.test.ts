import { describe, expect, test } from 'vitest';
import { noChoice, type Choice } from '../../../lib/consent/choice.ts';
import { choiceAt, recordChoice, type RecordedChoice } from '../../../lib/consent/history.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { history } from './histories.ts';

const granted = readPreferences('{"matomo":true}');
const refused = readPreferences('{"matomo":false}');
const names = new Map<Choice, string>([
  [noChoice, 'none'],
  [granted, 'granted'],
  [refused, 'refused'],
]);

const told = (recorded: RecordedChoice[]): string =>
  recorded.map(({ at, choice }) => `${at} ${names.get(choice) ?? 'another'}`).join(', ');

describe('the history of a choice', () => {
  test.each<[string, [number, Choice][], string]>([
    ['is empty before the first reading', [], ''],
    ['begins with the first reading, be it none', [[0, noChoice]], '0 none'],
    [
      'leaves out readings that change nothing',
      [
        [0, noChoice],
        [5, noChoice],
        [9, granted],
        [12, granted],
      ],
      '0 none, 9 granted',
    ],
    [
      'keeps a return to an earlier choice',
      [
        [0, refused],
        [5, granted],
        [9, refused],
      ],
      '0 refused, 5 granted, 9 refused',
    ],
    [
      'is sorted by the time of reading, not of telling',
      [
        [9, granted],
        [0, noChoice],
      ],
      '0 none, 9 granted',
    ],
    [
      'takes an earlier reading of the same choice as its beginning',
      [
        [0, noChoice],
        [9, granted],
        [7, granted],
      ],
      '0 none, 7 granted',
    ],
    [
      'finds no change in a late reading of what stood before',
      [
        [0, noChoice],
        [9, granted],
        [5, noChoice],
      ],
      '0 none, 9 granted',
    ],
    [
      'finds a change between two known ones',
      [
        [0, noChoice],
        [9, granted],
        [5, refused],
      ],
      '0 none, 5 refused, 9 granted',
    ],
  ])('%s', (_what, readings, expected) => {
    expect(told(history(...readings))).toBe(expected);
  });

  test('leaves the history that it was given as it was', () => {
    const before = history([5, noChoice]);
    recordChoice(before, { at: 0, choice: granted });
    expect(told(before)).toBe('5 none');
  });
});

describe('the choice that stood', () => {
  const readings = history([10, noChoice], [20, refused], [30, granted]);
  test.each([
    [0, noChoice],
    [10, noChoice],
    [19, noChoice],
    [20, refused],
    [29, refused],
    [30, granted],
    [9999, granted],
  ])('at %i', (at, choice) => {
    expect(choiceAt(readings, at)).toBe(choice);
  });

  test('before the first reading is the first one, since nothing changed it until then', () => {
    expect(choiceAt(history([10, granted]), 0)).toBe(granted);
  });

  test('without any reading is none', () => {
    expect(choiceAt([], 0)).toBe(noChoice);
  });
});
