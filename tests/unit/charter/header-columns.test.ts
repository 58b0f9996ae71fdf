import { describe, expect, test } from 'vitest';
import { headerColumns } from '../../../lib/charter/header-columns.ts';
import { headingWords } from '../../../lib/charter/heading-column.ts';
import { CHARTER_LANGUAGES } from '../../../lib/charter/languages/charter-languages.ts';
import { PUBLISHED } from './render-charter.ts';

const read = (cells: readonly string[], loose = true, prose = '') =>
  headerColumns(cells, { prose: () => prose, loose })?.columns ?? null;

describe.each(Object.entries(PUBLISHED))('the headings of a charter in %s', (language, { older, newer }) => {
  test('are known in both templates and in any order', () => {
    const context = { prose: () => '', loose: false };
    expect(headerColumns(older, context)).toMatchObject({ columns: ['provider', 'service', 'names', 'purpose'] });
    expect(headerColumns(newer, context)).toMatchObject({ columns: ['provider', 'names', 'duration', 'purpose'] });
    expect(headerColumns(newer.toReversed(), context)?.columns).toEqual(['purpose', 'duration', 'names', 'provider']);
    expect(headerColumns(older, context)?.language.tag).toBe(language);
  });
});

test.each<[string, string[], (string | null)[] | null]>([
  ['a slip', ['Nom du prestatire', 'Nom du coookie', 'Finalitées'], ['provider', 'names', 'purpose']],
  [
    'more words',
    ['Nom du cookie déposé', 'Fournisseur du service', 'Durée maximale de conservation'],
    ['names', 'provider', 'duration'],
  ],
  [
    'what is told of the cookie',
    ['Cookie', 'Description du cookie', 'Durée de vie du cookie'],
    ['names', 'purpose', 'duration'],
  ],
  ['a company, which is no cookie', ['Nom de la société', 'Nom du cookie', 'Finalité'], [null, 'names', 'purpose']],
  ['two that could be one column', ['Nom', 'Nom du cookie', 'Finalité'], [null, 'names', 'purpose']],
  ['a heading that could be two things', ['Description du service', 'Cookie', 'Finalité'], [null, 'names', 'purpose']],
  ['an unknown heading', ['Nom du cookie', 'Finalité', 'Remarques'], ['names', 'purpose', null]],
  ['no names', ['Prestataire', 'Finalité'], null],
  ['names alone', ['Nom du cookie', 'Remarques'], null],
  [
    'sentences',
    ['Nom du cookie que le site dépose dans votre navigateur quand vous le visitez pour la première fois', 'Finalité'],
    null,
  ],
])('headings with %s', (_, cells, expected) => {
  expect(read(cells)).toEqual(expected);
});

test('a row of a table is no header for a slip', () => {
  expect(read(['Nom du prestatire', 'Nom du coookie', 'Finalitées'], false)).toBeNull();
  expect(read(['Acme', 'Cookie du service', '_name', 'Mesurer la durée'], false)).toBeNull();
});

test('no heading consists of small words alone', () => {
  const empty = CHARTER_LANGUAGES.flatMap(({ headings }) => Object.values(headings).flat()).filter(
    (heading) => headingWords(heading).length === 0,
  );
  expect(empty).toEqual([]);
});

test('every language has a word for everything', () => {
  for (const language of CHARTER_LANGUAGES) {
    const lists = [
      ...Object.values(language.headings),
      ...Object.values(language.categories),
      language.noName,
      language.andSoOn,
      ...Object.values(language.consent),
      language.otherThan,
      language.optional,
      language.subjects,
      language.download,
    ];
    expect(
      lists.filter((list) => list.length === 0),
      language.tag,
    ).toEqual([]);
  }
});
