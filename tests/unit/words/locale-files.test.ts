import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { argumentsOf, type Arguments } from './message-arguments.ts';

const locales = new URL('../../../locales/', import.meta.url);
const languages = ['en', 'fr'] as const;
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

test('both languages have the same files, and no other language is begun', () => {
  expect(readdirSync(locales).sort()).toEqual([...languages]);
  expect(filesOf('fr')).toEqual(filesOf('en'));
});

describe.each(filesOf('en'))('%s', (file) => {
  const en = read('en', file);
  const fr = read('fr', file);

  test('says the same things in both languages', () => {
    expect(Object.keys(en).length).toBeGreaterThan(0);
    expect(
      Object.keys(en).filter((key) => !Object.hasOwn(fr, key)),
      'missing in French',
    ).toEqual([]);
    expect(
      Object.keys(fr).filter((key) => !Object.hasOwn(en, key)),
      'missing in English',
    ).toEqual([]);
  });

  test('shows the same values in both languages, by the same names', () => {
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
    expect(shown(fr)).toEqual(shown(en));
  });

  test('asks in French for no value that English does not ask for', () => {
    // A word that one language counts may be the same in the other: English may ask for a count that French ignores.
    for (const [key, text] of Object.entries(fr))
      expect([...argumentsOf(en[key] ?? '').keys()], key).toEqual(
        expect.arrayContaining([...argumentsOf(text).keys()]),
      );
  });

  test('selects among the same cases in both languages', () => {
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
    expect(cases(fr)).toEqual(cases(en));
  });

  test.each(languages)('is said in %s without a place left open, in every case', (language) => {
    for (const [key, text] of Object.entries(language === 'en' ? en : fr)) {
      const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
      for (const values of plausible(argumentsOf(text))) {
        const said = String(message.format(values));
        expect(said, key).not.toMatch(/[{}#]|undefined|\bnull\b|NaN|^\s*$/);
        expect(said, key).toBe(said.trim());
      }
    }
  });

  test.each(languages)('passes no verdict in %s', (language) => {
    expect(Object.values(language === 'en' ? en : fr).join('\n')).not.toMatch(
      /illegal|illégal|violat|\bspy|espion|infraction|offen[cs]e/i,
    );
  });
});
