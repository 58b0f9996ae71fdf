import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadWords } from '../../../lib/view/load-words.ts';
import { chooseLanguage } from '../../../lib/words/languages.ts';
import { reportWords } from '../../../lib/words/report-words.ts';
import { words } from '../../../lib/words/words.ts';

describe('the language spoken', () => {
  test.each([
    [['fr'], 'fr'],
    [['fr-CA'], 'fr'],
    [['FR_be'], 'fr'],
    [['en-US', 'fr'], 'en'],
    [['pl', 'fr', 'en'], 'fr'],
    [['de-AT'], 'de'],
    [['pl'], 'en'],
    [['frr'], 'en'],
    [[''], 'en'],
    [[], 'en'],
  ])('to who prefers %j is %s', (preferred, language) => {
    expect(chooseLanguage(preferred)).toBe(language);
  });

  test('is the one that the words were asked in', async () => {
    expect([reportWords('fr').language, (await loadWords('en')).language]).toEqual(['fr', 'en']);
  });
});

describe('words', () => {
  const messages = { seen: '{count, plural, one {# tracker} other {# trackers}} of <b>{name}</b>' };
  const { say } = words('en', messages);

  test.each([
    [{ count: 1, name: 'a' }, '1 tracker of <b>a</b>'],
    [{ count: 1000, name: 'a' }, '1,000 trackers of <b>a</b>'],
    [{ count: 0, name: '{count}' }, '0 trackers of <b>{count}</b>'],
    [{ count: 2, name: '<i>' }, '2 trackers of <b><i></b>'],
  ])('are filled with %j, and take no value for a message', (values, expected) => {
    expect(say('seen', values)).toBe(expected);
    expect(say('seen', values)).toBe(expected);
  });

  test('count as the language counts', () => {
    const french = words('fr', { seen: '{count, plural, one {# traceur} other {# traceurs}}' });
    expect([0, 1, 2].map((count) => french.say('seen', { count }))).toEqual(['0 traceur', '1 traceur', '2 traceurs']);
  });
});

describe.each([
  ['en', '22 November 2026', /^22 November 2026 at \d\d:\d\d:09$/, 'a, b and c'],
  ['fr', '22 novembre 2026', /^22 novembre 2026 à \d\d:\d\d:09$/, 'a, b et c'],
] as const)('in %s', (language, day, moment, list) => {
  const { date, time, list: join } = reportWords(language);

  test('a day alone is that of UTC', () => {
    expect(date('2026-11-22T00:00:00Z')).toBe(day);
    expect(date('2026-11-22')).toBe(day);
  });

  test('a moment has its hour, in 24', () => {
    expect(time('2026-11-22T12:05:09Z')).toMatch(moment);
  });

  test('a list ends in "and"', () => {
    expect(join(['a', 'b', 'c']).replace(', and', ' and')).toBe(list);
    expect([join(['a']), join([])]).toEqual(['a', '']);
  });
});

describe('a moment', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test.each([
    ['Europe/Paris', '13 November 2026', '13 November 2026 at 00:29:50 CET'],
    ['America/New_York', '12 November 2026', '12 November 2026 at 18:29:50 GMT-5'],
  ])('is of one calendar in %s, whichever way it is said', (zone, day, time) => {
    vi.stubEnv('TZ', zone);
    const said = words('en', {});
    expect(said.day('2026-11-12T23:29:50Z')).toBe(day);
    expect(said.zonedTime('2026-11-12T23:29:50Z')).toBe(time);
    expect(said.time('2026-11-12T23:29:50Z')).toBe(time.replace(/ \S+$/, ''));
    expect(said.date('2026-11-12T23:29:50Z')).toBe(day);
    expect(said.date('2026-11-12T00:00:00.000Z')).toBe('12 November 2026');
  });
});
