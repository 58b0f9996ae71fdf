import { beforeEach, describe, expect, test, vi } from 'vitest';
import type * as Fold from '../../../lib/charter/fold.ts';
import type * as NamePlaceholders from '../../../lib/charter/names/name-placeholders.ts';
import { parseCharter } from '../../../lib/charter/parse-charter.ts';

/** How many characters were taken apart as words or names: each look at a heading, a title, a sentence or a name is one. */
const done = vi.hoisted(() => ({ characters: 0 }));

vi.mock(import('../../../lib/charter/fold.ts'), async (original) => {
  const actual: typeof Fold = await original();
  return { ...actual, foldWords: counted(actual.foldWords), plainLetters: counted(actual.plainLetters) };
});
vi.mock(import('../../../lib/charter/names/name-placeholders.ts'), async (original) => {
  const actual: typeof NamePlaceholders = await original();
  return { ...actual, withWildcards: counted(actual.withWildcards) };
});

function counted<Result>(work: (text: string) => Result) {
  return (text: string): Result => {
    done.characters += text.length + 1;
    return work(text);
  };
}

beforeEach(() => {
  done.characters = 0;
});

function workOf(source: string): number {
  done.characters = 0;
  parseCharter(source, 'data.example.fr');
  return done.characters;
}

const HEADER = '<tr><th>Prestataire</th><th>Nom du cookie</th><th>Durée</th><th>Finalité</th></tr>';
const BARE = '<tr><th>Nom</th><th>Fonction</th></tr>';
const row = (names: string) => `<tr><td>Acme</td><td>${names}</td><td>13 mois</td><td>x</td></tr>`;
const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

const SHAPES: [string, (size: number) => string][] = [
  ['header rows in one table', (size) => `<table>${HEADER.repeat(size)}`],
  [
    'header rows that differ',
    (size) => `<table>${times(size, (at) => `<tr><th>Cookie ${at}<th>Fonction n° ${at}</tr>`)}`,
  ],
  ['tables of a header row each', (size) => `<table>${HEADER}`.repeat(size)],
  ['header rows of a text', (size) => 'Nom du cookie\tFinalité\tDurée\n'.repeat(size)],
  ['headings above tables', (size) => times(size, (at) => `<h2>Titre ${at}</h2><table>${BARE}<tr><td>_a<td>x</table>`)],
  ['sentences around tables', (size) => times(size, (at) => `<p>Mot ${at}</p><table>${BARE}<tr><td>_a<td>x</table>`)],
  ['tables in a cell', (size) => `<table>${row('a').repeat(4)}<tr><td>${'<table></table>'.repeat(size)}</table>`],
  [
    'headings',
    (size) =>
      `<table>${HEADER}${row('_a')}</table>${times(size, (at) => `<h2>Cookies ${at}</h2>`)}<table>${HEADER}${row('_b')}`,
  ],
  ['rows of many names', (size) => `<table>${HEADER}${times(size, (at) => row(`_a${at}, `.repeat(20)))}</table>`],
];

describe('a page full of what costs a reader most', () => {
  test.each(SHAPES)('takes work in proportion to its length: %s', (_, page) => {
    const [small, large] = [workOf(page(50)), workOf(page(400))];
    expect(large / (small + 1)).toBeLessThan(12);
    expect(large / page(400).length).toBeLessThan(25);
  });

  test('is not read on in a cell of more names than any row has', () => {
    const page = (count: number) => `<table>${HEADER}${row('_a; '.repeat(count))}</table>`;
    expect(workOf(page(80_000))).toBeLessThan(1.2 * workOf(page(10_000)));
  });

  test('is not read on in a row of more headings than any table has', () => {
    const page = (count: number) => `${'Cookie\t'.repeat(count)}Finalité\n`;
    expect(workOf(page(8000))).toBeLessThan(2 * workOf(page(41)) + 1000);
  });
});
