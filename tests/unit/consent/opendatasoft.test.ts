import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Choice, ChoiceState } from '../../../lib/consent/choice.ts';
import { covers } from '../../../lib/consent/covers.ts';
import { mechanismsOfName } from '../../../lib/consent/mechanisms.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { about } from './subjects.ts';

const states: readonly ChoiceState[] = ['none', 'refused', 'partial', 'granted', 'unreadable'];
const unreadable: Choice = { state: 'unreadable', mechanism: 'opendatasoft', choices: {}, decidedAt: null };

/** The stored form of a choice. */
const store = (content: unknown): string => encodeURIComponent(JSON.stringify(content));
const read = (content: unknown): Choice => readPreferences(store(content));

test('the choice is kept in the cookie cookies_preferences, and in no other', () => {
  expect(mechanismsOfName('cookie', 'cookies_preferences').map(({ id }) => id)).toEqual(['opendatasoft']);
  for (const name of ['Cookies_Preferences', 'cookies_preferences2', '__proto__', 'constructor', ''])
    expect(mechanismsOfName('cookie', name)).toEqual([]);
});

describe('a stored choice', () => {
  test.each<[string, Record<string, unknown>, ChoiceState]>([
    ['everything allowed', { functional_cookies: true, ga: true, matomo: true }, 'granted'],
    ['one tracker allowed', { matomo: true }, 'granted'],
    ['functional cookies alone allowed', { functional_cookies: true }, 'granted'],
    ['an unknown key allowed', { hotjar: true }, 'granted'],
    ['everything refused', { functional_cookies: false, ga: false, matomo: false }, 'refused'],
    ['one tracker refused', { eulerian: false }, 'refused'],
    [
      'every tracker refused, functional cookies kept',
      { functional_cookies: true, ga: false, matomo: false },
      'refused',
    ],
    ['functional cookies alone refused', { functional_cookies: false }, 'refused'],
    ['one of two trackers allowed', { ga: true, matomo: false }, 'partial'],
    ['trackers allowed, functional cookies refused', { functional_cookies: false, ga: true }, 'partial'],
    ['one tracker allowed beside an unknown key refused', { matomo: true, hotjar: false }, 'partial'],
  ])('with %s reads as it was made', (_what, choices, state) => {
    expect(read({ ...choices, timestamp: 1_795_305_600 })).toEqual({
      state,
      mechanism: 'opendatasoft',
      choices,
      decidedAt: 1_795_305_600_000,
    });
  });

  test.each<[string, unknown]>([
    ['nothing in it', {}],
    ['nothing but a time', { timestamp: 1_795_305_600 }],
    ['words instead of answers', { ga: 'true', matomo: 1, xiti: null, at: [true], piano: { allowed: true } }],
    ['null', null],
    ['a number', 1],
    ['a word', 'granted'],
    ['true', true],
    ['a list', [{ ga: true }]],
    ['a list of answers', [true, false]],
    ['another cookie’s content', { level: ['necessary'], revision: 0 }],
  ])('with %s is unreadable, which is neither consent nor refusal', (_what, content) => {
    expect(read(content)).toEqual(unreadable);
  });

  test.each<[string, string]>([
    ['an empty value', ''],
    ['a blank value', ' '],
    ['no JSON', 'granted'],
    ['cut short', '%7B%22ga%22%3Atrue'],
    ['a percent sign alone', '%'],
    ['an invalid percent-encoding', '%E0%A4%A'],
    ['bytes that are no UTF-8', '%FF%FE'],
    ['a lone surrogate', '\ud800'],
    ['two objects', '{"ga":true}{"ga":true}'],
    ['encoded twice', encodeURIComponent(store({ ga: true }))],
    ['nested too deep', '['.repeat(100_000)],
    ['nested too deep in an object', '{"a":'.repeat(100_000)],
  ])('that is %s is unreadable', (_what, value) => {
    expect(readPreferences(value)).toEqual(unreadable);
  });

  test('is read without percent-encoding too', () => {
    expect(readPreferences('{"ga":true}')).toMatchObject({ state: 'granted', choices: { ga: true } });
  });

  test('keeps its readable answers beside what is none, lone surrogates included', () => {
    expect(readPreferences('{"ga":false,"\ud800":true,"matomo":"yes","deep":[[[[]]]]}')).toMatchObject({
      state: 'partial',
      choices: { ga: false, '\ud800': true },
    });
  });

  test.each(['"true"', '1', 'null', '{}'])(
    'whose answer about a service is %s has refused that service nothing',
    (answer) => {
      const choice = readPreferences(`{"ga":${answer},"matomo":false}`);
      expect(choice).toMatchObject({ state: 'refused', choices: { matomo: false } });
      expect(covers(choice, about('google-analytics'))).toBe('not-covered');
      expect(covers(choice, about('matomo'))).toBe('refused');
      expect(covers(readPreferences('{"version":2,"matomo":false}'), about('google-analytics'))).toBe('refused');
      expect(readPreferences(`{"ga":${answer}}`)).toEqual(unreadable);
      const measuring = about('google-analytics', { purpose: 'audience-measurement' });
      expect(covers(readPreferences(`{"analytics":${answer},"matomo":false}`), measuring)).toBe('not-covered');
    },
  );

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'keeps a key named %s as a key and nothing more',
    (key) => {
      const { state, choices } = readPreferences(`{"${key}":true,"ga":false}`);
      expect(state).toBe('partial');
      expect(Object.entries(choices)).toEqual([
        [key, true],
        ['ga', false],
      ]);
      expect(Object.getPrototypeOf(choices)).toBe(Object.prototype);
      expect(Object.hasOwn({}, key)).toBe(false);
    },
  );

  test.each([4096, 5_000_000])('of %i bytes is read all the same', (bytes) => {
    const padded = `{"matomo":true,"note":"${'x'.repeat(bytes)}"}`;
    expect(readPreferences(padded)).toMatchObject({ state: 'granted', choices: { matomo: true } });
    expect(readPreferences('%7B'.repeat(bytes / 4))).toEqual(unreadable);
  });
});

describe('the moment of a choice', () => {
  test.each<[string, unknown, number | null]>([
    ['seconds', 1_795_305_600, 1_795_305_600_000],
    ['milliseconds', 1_795_305_600_123, 1_795_305_600_123],
    ['seconds with a fraction', 1_795_305_600.5, 1_795_305_600_500],
    ['milliseconds with a fraction', 1_795_305_600_123.6, 1_795_305_600_124],
    ['the last moment of the year 9999', 253_402_300_799_999, 253_402_300_799_999],
    ['microseconds', 1_795_305_600_000_000, null],
    ['the last moment that a date can hold', 8.64e15, null],
    ['an absurd number', 1e300, null],
    ['zero', 0, null],
    ['a negative number', -1, null],
    ['text', '1795305600', null],
    ['null', null, null],
    ['nothing', undefined, null],
  ])('written as %s', (_what, timestamp, decidedAt) => {
    expect(read({ ga: true, timestamp }).decidedAt).toBe(decidedAt);
  });

  test('written as a number that overflows is unknown', () => {
    expect(readPreferences('{"ga":true,"timestamp":1e999}')).toMatchObject({ state: 'granted', decidedAt: null });
  });
});

test('any text and any JSON give a choice, never an error', { timeout: 60_000 }, () => {
  const reached = new Map<string, number>();
  const check = (value: string) => {
    const choice = readPreferences(value);
    reached.set(choice.state, (reached.get(choice.state) ?? 0) + 1);
    expect(states).toContain(choice.state);
    expect(choice.state).not.toBe('none');
    expect(choice.mechanism).toBe('opendatasoft');
    expect(Object.values(choice.choices).every((allowed) => typeof allowed === 'boolean')).toBe(true);
    expect(choice.decidedAt === null || !Number.isNaN(new Date(choice.decidedAt).getTime())).toBe(true);
    expect(choice.state === 'unreadable').toBe(Object.keys(choice.choices).length === 0);
  };
  const keys = fc.constantFrom('functional_cookies', 'ga', 'matomo', 'xiti', 'timestamp', '__proto__', 'other');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), check), { numRuns: 1000 });
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.boolean(), (json, encoded) => {
      check(encoded ? encodeURIComponent(json.replaceAll(/[\ud800-\udfff]/g, '')) : json);
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.dictionary(keys, fc.oneof(fc.boolean(), fc.boolean(), fc.jsonValue())), (content) => {
      check(JSON.stringify(content));
    }),
    { numRuns: 1000 },
  );
  for (const state of ['refused', 'partial', 'granted', 'unreadable']) expect(reached.get(state)).toBeGreaterThan(20);
});
