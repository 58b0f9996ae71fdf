import { describe, expect, test } from 'vitest';
import { noChoice, undecided, type Choice } from '../../../lib/consent/choice.ts';
import { coveringAt } from '../../../lib/consent/covering-at.ts';
import { mergeHistories, recordChoice, type RecordedChoice } from '../../../lib/consent/history.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import type { Coverage } from '../../../lib/consent/subject.ts';
import { history } from './histories.ts';
import { about } from './subjects.ts';

const granted = readPreferences('{"matomo":true}');
const refused = readPreferences('{"matomo":false}');

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
      history([0, noChoice], [1000, refused], [1500, granted]),
      [900],
      950,
      'granted',
    ],
    [
      'from between those steps is judged by the last, too',
      history([0, noChoice], [1000, refused], [1500, granted]),
      [900],
      1250,
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

  test('where nobody looked, is allowed though its key is taken back a moment later', () => {
    const [all, less] = ['{"matomo":true,"ga":true}', '{"matomo":false,"ga":true}'].map(readPreferences);
    const chosen = recordChoice(history([0, noChoice]), { at: 1000, choice: all ?? noChoice, unseenFor: 500 });
    const changed = recordChoice(chosen, { at: 1400, choice: less ?? noChoice });
    const at = (moment: number) => coveringAt(changed, [], about('matomo'), moment).coverage;
    expect([500, 501, 1399, 1400].map(at)).toEqual(['none', 'granted', 'granted', 'refused']);
  });

  test('where nobody looked, is not allowed since a banner came, which is no answer', () => {
    const offered = recordChoice(history([0, noChoice]), { at: 1000, choice: undecided('opendatasoft') });
    const part = readPreferences('{"matomo":true,"ga":false}');
    const chosen = recordChoice(offered, { at: 1400, choice: part, unseenFor: 300 });
    const at = (moment: number) => coveringAt(chosen, [], about('matomo'), moment).coverage;
    expect([1050, 1100, 1101].map(at)).toEqual(['none', 'none', 'granted']);
  });

  test('of a service that the new choice does not cover is not covered', () => {
    expect(coveringAt(accepted, [900], about('google-recaptcha'), 950).coverage).toBe('not-covered');
    expect(coveringAt(accepted, [900], about(null), 950).coverage).toBe('not-covered');
  });
});
