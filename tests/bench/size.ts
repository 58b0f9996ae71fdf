import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesLoadedBy } from '../../scripts/lib/files-loaded-by.ts';
import { builtExtension } from './bench-browser.ts';
import type { Bench, Figure } from './figure.ts';

/** What weighs against a budget, as `npm run check` says it, and the scripts of every entry. */
export const size: Bench = {
  name: 'size',
  needsPackages: true,
  measure: () => [...budgets(), ...entries('chromium'), ...entries('firefox')],
};

/** The lines of the table that scripts/size.ts prints. */
function budgets(): Figure[] {
  const { stdout } = spawnSync(process.execPath, ['scripts/size.ts'], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const [header = [], ...rows] = stdout
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) => line.split('│').map((cell) => cell.trim()));
  const [what, weight, budget] = ['what', 'kB', 'budget'].map((name) => header.indexOf(name));
  const cell = (row: readonly string[], at: number | undefined) => row[at ?? -1] ?? '';
  if (rows.length === 0) throw new Error(`scripts/size.ts printed no table:\n${stdout}`);
  return rows.map((row) => ({
    what: cell(row, what).replaceAll("'", ''),
    value: Number(cell(row, weight)),
    unit: 'kB',
    beside: '',
    goal: { most: Number(cell(row, budget)) },
  }));
}

function entries(kind: 'chromium' | 'firefox'): Figure[] {
  const build = builtExtension(kind);
  return ['background.js', 'observe.js', 'popup.html', 'report.html', 'options.html'].map((entry) => {
    const files = filesLoadedBy(build, entry);
    const contents = files.map((file) => readFileSync(join(build, file)));
    const sum = (weigh: (content: Buffer) => number) =>
      contents.reduce((all, content) => all + weigh(content), 0) / 1000;
    return {
      what: `${kind}: ${entry} with what it loads first, gzipped`,
      value: sum((content) => gzipSync(content).length),
      unit: 'kB',
      beside: `${sum((content) => content.length).toFixed(1)} kB unpacked, ${files.length} files`,
    };
  });
}
