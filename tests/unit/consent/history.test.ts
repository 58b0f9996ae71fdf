import { describe, expect, test } from 'vitest';
import { noChoice, type Choice } from '../../../lib/consent/choice.ts';
import { type Coverage } from '../../../lib/consent/subject.ts';
import {
  choiceAt,
  coveringAt,
  mayHaveChosen,
  mergeHistories,
  recordChoice,
  type RecordedChoice,
} from '../../../lib/consent/history.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { about } from './subjects.ts';

const granted = readPreferences('{"matomo":true}');
const refused = readPreferences('{"matomo":false}');
const names = new Map<Choice, string>([
  [noChoice, 'none'],
  [granted, 'granted'],
  [refused, 'refused'],
]);

const history = (...readings: [number, Choice][]): RecordedChoice[] =>
  readings.reduce<RecordedChoice[]>((before, [at, choice]) => recordChoice(before, { at, choice }), []);
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

describe('between the click and the stored choice, a tracker', () => {
  const accepted = history([0, noChoice], [1000, granted]);
  const withdrawn = history([0, granted], [1000, refused]);
  test.each<[string, RecordedChoice[], number[], number, Coverage]>([
    ['from after the click was allowed by it', accepted, [900], 950, 'granted'],
    ['from the very click was allowed by it', accepted, [900], 900, 'granted'],
    ['from before the click was not', accepted, [900], 899, 'none'],
    ['without any click is judged by what stood', accepted, [], 950, 'none'],
    ['from a click that came after the choice is judged by what stood', accepted, [1001], 950, 'none'],
    [
      'from a click three seconds before is allowed',
      history([0, noChoice], [20_000, granted]),
      [17_000],
      17_000,
      'granted',
    ],
    ['from a click longer ago is not', history([0, noChoice], [20_001, granted]), [10_000], 15_000, 'none'],
    ['is judged by the last click before the choice', accepted, [100, 900], 500, 'none'],
    ['is judged by the first of two clicks that are one', accepted, [300, 800], 400, 'granted'],
    ['is not judged by the first of two that are not', accepted, [299, 800], 400, 'none'],
    ['is judged by the click of the moment at which the choice was seen', accepted, [400, 1000], 700, 'none'],
    ['that had been granted stays so while consent is withdrawn', withdrawn, [900], 950, 'granted'],
    ['after the withdrawal is refused', withdrawn, [900], 1000, 'refused'],
    [
      'after the withdrawal is refused, whatever an earlier click allowed',
      history([0, noChoice], [1000, granted], [5000, refused]),
      [900, 4900],
      6000,
      'refused',
    ],
    ['is refused by a click that refuses', history([0, noChoice], [1000, refused]), [900], 950, 'refused'],
    [
      'is judged by the first choice after it',
      history([0, noChoice], [1000, refused], [2000, granted]),
      [900, 1500],
      950,
      'refused',
    ],
    [
      'is judged by the last of the steps in which its click was recorded',
      history([0, noChoice], [1000, refused], [2000, granted]),
      [900],
      950,
      'granted',
    ],
    [
      'from before the first look is allowed by a click from before that',
      history([1000, noChoice], [1100, granted]),
      [900],
      950,
      'granted',
    ],
    ['is not excused by the first reading, which nobody made', history([1000, granted]), [], 0, 'granted'],
  ])('%s', (_what, readings, gestures, at, expected) => {
    expect(coveringAt(readings, gestures, about('matomo'), at).coverage).toBe(expected);
  });

  test.each<[string, Choice, number[], number, Coverage]>([
    ['where nobody looked, may have been allowed by another extension', granted, [], 501, 'granted'],
    ['from before the last look was not', granted, [], 500, 'none'],
    ['from before the click, which is known, was not', granted, [900], 899, 'none'],
    ['from before the click of the very moment was not', granted, [1000], 999, 'none'],
    ['is not taken as refused for that', refused, [], 501, 'none'],
  ])('%s', (_what, choice, gestures, at, expected) => {
    const stored = recordChoice(history([0, noChoice]), { at: 1000, choice, unseenFor: 500 });
    expect(coveringAt(stored, gestures, about('matomo'), at).coverage).toBe(expected);
    const jar = history([0, noChoice], [3000, refused]);
    expect(coveringAt(mergeHistories(jar, stored), gestures, about('matomo'), at).coverage).toBe(expected);
  });

  test('where nobody looked, is allowed by a click before another one', () => {
    const stored = recordChoice(history([0, noChoice]), { at: 11_000, choice: granted, unseenFor: 1000 });
    const at = (moment: number) => coveringAt(stored, [9000, 10_000, 10_700], about('matomo'), moment).coverage;
    expect([9500, 9999, 10_000, 10_300].map(at)).toEqual(['none', 'none', 'granted', 'granted']);
    const late = recordChoice(history([0, noChoice]), { at: 90_000, choice: granted, unseenFor: 60_000 });
    expect(coveringAt(late, [86_999, 88_000], about('matomo'), 87_500).coverage).toBe('none');
  });

  test('where nobody looked, is allowed by the one of several records that allows it', () => {
    const banner = recordChoice(history([0, noChoice]), { at: 900, choice: refused, unseenFor: 500 });
    const stored = recordChoice(banner, { at: 1000, choice: granted, unseenFor: 600 });
    expect(coveringAt(stored, [], about('matomo'), 500).coverage).toBe('granted');
    expect(coveringAt(stored, [], about('matomo'), 400).coverage).toBe('none');
  });

  test('of a service that the new choice does not cover is not covered', () => {
    expect(coveringAt(accepted, [900], about('google-recaptcha'), 950).coverage).toBe('not-covered');
    expect(coveringAt(accepted, [900], about(null), 950).coverage).toBe('not-covered');
  });
});

test.each<[string, number, RecordedChoice[], boolean]>([
  ['is remembered where a choice was stored three seconds later', 1000, history([0, noChoice], [4000, granted]), true],
  ['is not where it was stored later than that', 999, history([4000, granted]), false],
  ['is not where it was stored before', 4001, history([4000, granted]), false],
  ['is not where none was stored', 1000, [], false],
])('a click %s', (_what, gesture, readings, expected) => {
  expect(mayHaveChosen(gesture, readings)).toBe(expected);
});
