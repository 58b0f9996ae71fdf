import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { functional } from '../../../lib/consent/functional.ts';
import { mechanisms } from '../../../lib/consent/mechanisms.ts';
import { managers } from '../../portal/consent-managers/manager-pages.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
const [, table = ''] = readme.split('## Consent mechanisms');
const rows = table
  .slice(0, table.indexOf('\n## '))
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:mechanism|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('the README lists exactly the mechanisms, in their order', () => {
  expect(rows.map(([, name]) => name)).toEqual(mechanisms.map(({ name }) => name));
});

test('the README says of each mechanism how it was verified', () => {
  const clicked = rows.filter(([, , , verified]) => verified?.includes('clicked')).map(([, name]) => name);
  const known = mechanisms.filter(({ id }) => id === 'opendatasoft' || managers.some((name) => name === id));
  expect(clicked).toEqual(known.map(({ name }) => name));
  const others = rows.filter(([, , , verified]) => verified === 'from documentation');
  expect(clicked.length + others.length).toBe(mechanisms.length);
});

test('the README names every place that is read', () => {
  for (const { name, keeps } of mechanisms) {
    const [, , read = ''] = rows.find(([, known]) => known === name) ?? [];
    const named = [...read.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
    const isNamed = (place: string) =>
      named.some((word) => word === place || (word.endsWith('*') && place.startsWith(word.slice(0, -1))));
    const places = [...keeps.cookie, ...keeps.localStorage];
    expect(
      places.filter((place) => !isNamed(place)),
      name,
    ).toEqual([]);
    expect(
      named.filter((word) => !word.endsWith('*') && !places.includes(word)),
      name,
    ).toEqual([]);
  }
});

/** The names in a list of words: "A, B and C". */
const namesIn = (list = '') => list.replaceAll(/\s+/g, ' ').split(/, | and | or /);
/** The README calls it by its short name. */
const short = ({ name }: { name: string }) => name.replace(/ \(.*/, '');

test('the README names the mechanisms that sort everything into their categories', () => {
  const [, list] = /no key for[^.]+\.\s+([^.]+?)\s+sort\s+all\s/.exec(table) ?? [];
  const exhaustive = mechanisms.filter((mechanism) => mechanism.exhaustive);
  expect(namesIn(list).toSorted()).toEqual(exhaustive.map(short).toSorted());
});

test('the README names the mechanisms whose functional category may be of third parties, too', () => {
  const [, list] = /allowed\s+what\s+([^.]+?)\s+calls\s+functional/.exec(table) ?? [];
  const mixed = mechanisms.filter(({ meaning }) =>
    ['functional', 'functionality', 'performance', 'C0003', '2'].some((key) => meaning(key) === functional),
  );
  expect(namesIn(list).toSorted()).toEqual(mixed.map(short).toSorted());
});
