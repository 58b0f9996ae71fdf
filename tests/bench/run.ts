import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { asked } from '../../scripts/lib/asked.ts';
import { badge } from './badge.ts';
import { charterParser } from './charter-parser.ts';
import { classification } from './classification.ts';
import type { Bench, Figure } from './figure.ts';
import { lookUpCosts } from './look-ups.ts';
import { memory } from './memory.ts';
import { pageLoad } from './page-load.ts';
import { popup } from './popup.ts';
import { size } from './size.ts';
import { markdownTable } from './table.ts';
import { wholeVisit } from './whole-visit.ts';

const benches: readonly Bench[] = [
  classification,
  lookUpCosts,
  wholeVisit,
  charterParser,
  popup,
  badge,
  memory,
  pageLoad,
  size,
];

const names = benches.map(({ name }) => name);
/** Figures that count are ratios within one run: absolute times are those of the machine. */
const USAGE = `Usage: npm run bench -- [NAME...] [options]

Measures what Miette costs, and prints a table of all that is measured, or of what is named.

  NAME        ${names.join(', ')}
  --json      as JSON
  --help, -h  this text`;

const { json, wanted } = asked(USAGE, () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`there is no bench ${unknown}; give one or more of: ${names.join(', ')}`);
  const those = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return { json: values.json ?? false, wanted: those };
});

if (wanted.some(({ needsPackages }) => needsPackages)) {
  console.error('packing the extension');
  execFileSync('npm', ['run', '-s', 'zip'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
const measured: { name: string; figures: readonly Figure[] }[] = [];
for (const { name, measure } of wanted) {
  console.error(`measuring ${name}`);
  try {
    measured.push({ name, figures: await measure() });
  } catch (error) {
    // A browser that does not come up takes nothing away from what the others measured.
    console.error(`${name} could not be measured:`, error);
    process.exitCode = 1;
  }
}

const machine = { cores: availableParallelism(), processor: cpus()[0]?.model ?? '', node: process.version };
console.log(json ? JSON.stringify({ machine, measured }, null, 2) : markdownTable(measured));
