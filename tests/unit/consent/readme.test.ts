import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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
