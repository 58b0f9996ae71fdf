import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../lib/words/languages.ts';
import { words } from '../../../lib/words/words.ts';
import { argumentsOf, type Arguments } from './message-arguments.ts';

const locales = new URL('../../../locales/', import.meta.url);
const others = languages.filter((language) => language !== 'en');
type Messages = Record<string, string>;

const read = (language: string, file: string): Messages =>
  JSON.parse(readFileSync(new URL(`${language}/${file}`, locales), 'utf8')) as Messages;
const filesOf = (language: string): string[] => readdirSync(new URL(`${language}/`, locales)).sort();

/** Sets of values with which a message can be said: every case that it tells apart, with counts of every size. */
function plausible(named: Arguments): Record<string, string | number>[] {
  const options = [...named].map(([name, { kind, branches }]): [string, (string | number)[]] => {
    if (kind === 'select') return [name, [...branches, 'anything else']];
    return [name, kind === 'plural' || kind === 'number' ? [0, 1, 2, 5, 1000, 1_000_000] : ['data.example.fr']];
  });
  return options.reduce<Record<string, string | number>[]>(
    (sets, [name, values]) => sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value }))),
    [{}],
  );
}

test('every language spoken has its folder with the same files, and no other is begun', () => {
  expect(readdirSync(locales).sort()).toEqual([...languages].sort());
  for (const language of others) expect(filesOf(language), language).toEqual(filesOf('en'));
});

describe.each(filesOf('en'))('%s', (file) => {
  const en = read('en', file);

  test.each(languages)('has in %s no key twice, of which the first would be lost', (language) => {
    const text = readFileSync(new URL(`${language}/${file}`, locales), 'utf8');
    const keys = [...text.matchAll(/^ {2}"([^"]+)":/gm)].map(([, key]) => key);
    expect(keys).toEqual(Object.keys(read(language, file)));
  });

  test.each(others)('says the same things in %s, in the same order', (language) => {
    const keys = Object.keys(read(language, file));
    expect(Object.keys(en).length).toBeGreaterThan(0);
    expect(
      Object.keys(en).filter((key) => !keys.includes(key)),
      'missing',
    ).toEqual([]);
    expect(keys).toEqual(Object.keys(en));
  });

  test.each(others)('shows the same values in %s, by the same names', (language) => {
    const shown = (messages: Messages) =>
      Object.fromEntries(
        Object.entries(messages).map(([key, text]) => [
          key,
          [...argumentsOf(text)]
            .filter(([, { shown }]) => shown)
            .map(([name]) => name)
            .sort(),
        ]),
      );
    expect(shown(read(language, file))).toEqual(shown(en));
  });

  test.each(others)('asks in %s for no value that English does not ask for', (language) => {
    // A word that one language counts may be the same in the other: English may ask for a count that French ignores.
    for (const [key, text] of Object.entries(read(language, file)))
      expect([...argumentsOf(en[key] ?? '').keys()], key).toEqual(
        expect.arrayContaining([...argumentsOf(text).keys()]),
      );
  });

  test.each(others)('selects among the same cases in %s', (language) => {
    const cases = (messages: Messages) =>
      Object.fromEntries(
        Object.entries(messages).map(([key, text]) => [
          key,
          [...argumentsOf(text)]
            .filter(([, { kind }]) => kind === 'select')
            .map(([name, { branches }]) => [name, [...branches].sort()])
            .sort(),
        ]),
      );
    expect(cases(read(language, file))).toEqual(cases(en));
  });

  test.each(languages)('is said in %s without a place left open, in every case', (language) => {
    const messages = read(language, file);
    const { say } = words(language, messages);
    for (const [key, text] of Object.entries(messages)) {
      for (const values of plausible(argumentsOf(text))) {
        const said = say(key, values);
        expect(said, key).not.toMatch(/[{}#]|undefined|\bnull\b|NaN|^\s*$/);
        expect(said, key).toBe(said.trim());
      }
    }
  });

  test.each(languages)('passes no verdict in %s', (language) => {
    expect(Object.values(read(language, file)).join('\n')).not.toMatch(
      /ill?[eé]gal|violat|\bspy|espi[oó]n|infracci|infraction|offen[cs]e|rechtswidrig|verstoß|onwettig|overtreding/i,
    );
  });
});

test.each(filesOf('fr').filter((file) => file !== 'manifest.json'))(
  'French keeps its double punctuation on the line of its word in %s',
  (file) => {
    expect(Object.values(read('fr', file)).filter((text) => /(?<=\S) [:;?!»]|« /u.test(text))).toEqual([]);
  },
);
