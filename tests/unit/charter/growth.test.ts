import { expect, test } from 'vitest';
import { parseCharter } from '../../../lib/charter/parse-charter.ts';
import { charterHost } from '../../../lib/charter/search/charter-host.ts';

const HEADINGS = ['Prestataire', 'Nom du cookie', 'Durée', 'Finalité', 'Consentement'];
const CELLS = ['Acme', '_a', '13 mois', 'x', 'Oui'];
const html = (cells: readonly string[]) => `<tr><td>${cells.join('</td><td>')}</td></tr>`;
const lines = (...rows: (readonly string[])[]) => rows.map((cells) => cells.join('\t')).join('\n');
const range = (count: number, make: (at: number) => string) => Array.from({ length: count }, (_, at) => make(at));
const withCell = (at: number, text: string) => CELLS.map((cell, column) => (column === at ? text : cell));
const table = (row: string) => `<table>${html(HEADINGS)}${row}</table>`;
const charter = (source: string): unknown => parseCharter(source);

const SHAPES: [string, number, (size: number) => string, (source: string) => unknown][] = [
  ['quotes in a cell', 10_000, (size) => lines(HEADINGS, withCell(3, `${'",'.repeat(size)}x`)), charter],
  [
    'durations in a cell',
    8000,
    (size) => table(html(withCell(2, range(size, (at) => `${at} jours`).join('<br>')))),
    charter,
  ],
  ['exemptions in a cell', 4000, (size) => table(html(withCell(4, 'exemptés de '.repeat(size)))), charter],
  ['headings of one column', 1000, (size) => lines([...range(size, () => 'Cookie'), 'Finalité'], CELLS), charter],
  ['stops in an address', 20_000, (size) => `https://a${'.'.repeat(size)}/`, charterHost],
];

/** Milliseconds of this process alone: other work on the machine does not count. */
function cost(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1000;
}

test.each(SHAPES)('a page eight times as long takes no more than many times as long: %s', (_, size, page, read) => {
  const [small, large] = [page(size), page(8 * size)];
  const least = Math.max(
    10,
    cost(() => read(small)),
  );
  // In proportion it would be 8 times, with the square of its length 64 times.
  expect(cost(() => read(large))).toBeLessThan(30 * least);
});
