import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'miette-package-'));
const installed = join(folder, 'node_modules/miette');
const iterators = 'Object.getPrototypeOf(Object.getPrototypeOf([].values()))';
const packed = '.output/package';

const consumer = `
import { judge, type JudgeInput, type Report } from 'miette';
const input: JudgeInput = {
  page: { url: 'https://data.saint-maur.com/' },
  trackers: [{ name: 'uid', domain: 'pixel.adnetwork.example' }],
  consent: { state: 'refused', mechanism: 'opendatasoft', choices: { ga: false } },
};
const report: Report = judge(input);
console.log(JSON.stringify(report.findings.map(({ rule }) => rule)));
`;

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts/build-package.ts')], { cwd: root, stdio: 'inherit' });
  mkdirSync(join(installed, packed), { recursive: true });
  cpSync(join(root, packed), join(installed, packed), { recursive: true });
  cpSync(join(root, 'package.json'), join(installed, 'package.json'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'consumer.ts'), consumer);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('the package judges in plain Node, with nothing else installed', () => {
  const told = execFileSync(process.execPath, [join(folder, 'consumer.ts')], { encoding: 'utf8' });
  expect(JSON.parse(told)).toEqual(expect.arrayContaining(['third-party-despite-refusal', 'undeclared']));
});

test('it judges in the oldest Node that package.json names, without what newer ones brought', () => {
  const newer = ['Map.groupBy', 'Object.groupBy', 'Array.fromAsync', 'RegExp.escape', 'Promise.try']
    .concat(['union', 'intersection', 'difference', 'isSubsetOf'].map((name) => `Set.prototype.${name}`))
    .concat(['map', 'filter', 'some', 'find', 'toArray'].map((name) => `${iterators}.${name}`));
  const without = `data:text/javascript,${encodeURIComponent(newer.map((name) => `delete ${name};`).join(''))}`;
  const told = execFileSync(process.execPath, ['--import', without, join(folder, 'consumer.ts')], { encoding: 'utf8' });
  expect(JSON.parse(told)).toContain('third-party-despite-refusal');
});

test('its types are found, and need nothing else, by those who check everything', () => {
  const options = { strict: true, noEmit: true, target: 'es2023', module: 'nodenext', types: [], skipLibCheck: false };
  const configuration = { compilerOptions: { ...options, lib: ['es2024', 'dom'] }, files: ['consumer.ts'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
  expect(status).toBe(0);
}, 60_000);

test('it uses no API of a browser or of Node', () => {
  const code = readFileSync(join(installed, packed, 'miette.js'), 'utf8');
  expect(code).not.toMatch(/\b(chrome|browser)\.(runtime|storage|cookies|tabs)\b|\bdocument\.|\bprocess\.|from ["']/);
});
