import { describe, expect, test } from 'vitest';
import { noChoice, sameChoice, sameDecision, undecided, type Choice } from '../../../lib/consent/choice.ts';
import { combine } from '../../../lib/consent/combine.ts';
import { coveringOf, covers } from '../../../lib/consent/covers.ts';
import type { Coverage } from '../../../lib/consent/subject.ts';
import { readPreferences } from '../../../lib/consent/mechanisms/opendatasoft.ts';
import { readStored } from '../../../lib/consent/mechanisms.ts';
import { about } from './subjects.ts';

const chosen = (choices: Record<string, boolean>): Choice => readPreferences(JSON.stringify(choices));
const services = ['google-analytics', 'matomo', 'at-internet-piano', 'eulerian', 'google-recaptcha', null] as const;

describe('for google-analytics, matomo, at-internet-piano, eulerian, google-recaptcha and an unknown service', () => {
  test.each<[string, Choice, Coverage[]]>([
    ['no choice', noChoice, ['none', 'none', 'none', 'none', 'none', 'none']],
    [
      'an unreadable choice',
      readPreferences('%'),
      ['unreadable', 'unreadable', 'unreadable', 'unreadable', 'unreadable', 'unreadable'],
    ],
    [
      'a refusal',
      chosen({ functional_cookies: true, ga: false, matomo: false }),
      ['refused', 'refused', 'refused', 'refused', 'refused', 'refused'],
    ],
    [
      'Matomo accepted',
      chosen({ matomo: true }),
      ['not-covered', 'granted', 'not-covered', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'Matomo accepted and Google Analytics refused',
      chosen({ matomo: true, ga: false }),
      ['refused', 'granted', 'not-covered', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'everything accepted that the banner asks about',
      chosen({ functional_cookies: true, ga: true, matomo: true, xiti: true, at: true, piano: true, eulerian: true }),
      ['granted', 'granted', 'granted', 'granted', 'not-covered', 'not-covered'],
    ],
    [
      'XiTi accepted under its old name',
      chosen({ xiti: true }),
      ['not-covered', 'not-covered', 'granted', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'XiTi accepted and its successor Piano refused',
      chosen({ xiti: true, piano: false }),
      ['not-covered', 'not-covered', 'refused', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'XiTi refused under its old names and accepted under the present one',
      chosen({ xiti: false, at: false, piano: true }),
      ['not-covered', 'not-covered', 'granted', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'functional cookies alone accepted',
      chosen({ functional_cookies: true }),
      ['not-covered', 'not-covered', 'not-covered', 'not-covered', 'not-covered', 'not-covered'],
    ],
    [
      'keys that no service has',
      readPreferences('{"__proto__":true,"constructor":true,"google":true}'),
      ['not-covered', 'not-covered', 'not-covered', 'not-covered', 'not-covered', 'not-covered'],
    ],
  ])('%s says', (_what, choice, expected) => {
    expect(services.map((service) => covers(choice, about(service)))).toEqual(expected);
  });

  test('names of several keys about a subject those that were refused', () => {
    const choice = readStored([
      { kind: 'cookie', name: 'eu-consent', value: encodeURIComponent('{"analytics":false,"audience":true}') },
    ]);
    expect(coveringOf(choice, about('google-analytics', { purpose: 'audience-measurement' }))).toMatchObject({
      coverage: 'refused',
      keys: ['analytics'],
    });
  });

  test.each<[Choice['state'], Choice['choices'], string]>([
    ['granted', { ga: true }, 'not-covered'],
    ['granted', {}, 'granted'],
    ['partial', {}, 'not-covered'],
    ['refused', { ga: false }, 'refused'],
    ['refused', {}, 'refused'],
  ])('a choice that is %s by a mechanism that nobody knows, with the keys %j, is taken as %s', (state, choices, as) => {
    for (const mechanism of ['unheard-of', null])
      expect(covers({ state, mechanism, choices, decidedAt: null }, about('google-analytics'))).toBe(as);
  });
});

describe('two readings', () => {
  const one = readPreferences('{"ga":true,"timestamp":1795305600}');
  test.each<[string, Choice, boolean]>([
    ['are the same when nothing differs', readPreferences('{"timestamp":1795305600,"ga":true}'), true],
    ['differ by an answer', readPreferences('{"ga":false,"timestamp":1795305600}'), false],
    ['differ by one answer more', readPreferences('{"ga":true,"matomo":true,"timestamp":1795305600}'), false],
    ['differ by the key that is answered', readPreferences('{"matomo":true,"timestamp":1795305600}'), false],
    [
      'differ by a key that objects have by nature',
      readPreferences('{"__proto__":true,"timestamp":1795305600}'),
      false,
    ],
    ['differ by the moment of the choice', readPreferences('{"ga":true,"timestamp":1795305601}'), false],
    ['differ from none', noChoice, false],
  ])('%s', (_what, other, same) => {
    expect(sameChoice(one, other)).toBe(same);
    expect(sameChoice(other, one)).toBe(same);
  });
});

test('two readings decide the same whatever else only waits for a choice', () => {
  const read = (name: string, value: string) => readStored([{ kind: 'cookie', name, value }]);
  const own = read('cookies_preferences', '{"ga":true}');
  const other = read('tarteaucitron', '!gtag=false');
  const third = read('tarteaucitron', '!gtag=true');
  const both = combine([own, other]);
  expect(sameDecision(own, combine([own, undecided('klaro')]))).toBe(true);
  expect(sameDecision(noChoice, undecided('klaro'))).toBe(true);
  for (const [a, b] of [
    [own, both],
    [own, noChoice],
    [both, combine([own, third])],
    [read('cookies_preferences', '{"ga":true}'), read('cookies_preferences', '{"matomo":true}')],
  ] as const) {
    expect(sameDecision(a, b)).toBe(false);
    expect(sameDecision(b, a)).toBe(false);
    expect(sameDecision(a, a)).toBe(true);
  }
});

test.each<[string, Choice]>([
  ['other answers', chosen({ ga: false, matomo: true })],
  ['other keys', chosen({ piano: true, matomo: false })],
  ['more answers', chosen({ ga: true, matomo: false, piano: true })],
  ['another mechanism', { ...chosen({ ga: true, matomo: false }), mechanism: 'klaro' }],
  ['another mechanism beside it', { ...chosen({ ga: true, matomo: false }), beside: [undecided('klaro')] }],
])('a choice of a part is another one with %s', (_what, other) => {
  const part = chosen({ ga: true, matomo: false });
  expect(other.state).toBe('partial');
  expect([sameChoice(part, { ...part }), sameChoice(part, other), sameChoice(other, part)]).toEqual([
    true,
    false,
    false,
  ]);
});
