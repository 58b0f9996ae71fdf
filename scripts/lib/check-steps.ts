import type { Step } from './steps.ts';

/** Where the counts of one run of Vitest are written, by the name given to the run. */
export function countsFile(run: string): string {
  return `artifacts/test-counts/${run}.json`;
}

/** A run of Vitest over some of its projects, which prints its progress and writes its counts. */
export function vitestCommand(
  run: string,
  projects: readonly string[],
  filters: readonly string[] = [],
): Step['command'] {
  return [
    tool('vitest'),
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${countsFile(run)}`,
    ...filters,
  ];
}

export const unitTests = 'unit and data tests';

/** Everything a reviewer would run, in the order in which it pays to start it. */
export const checkSteps: readonly Step[] = [
  { name: 'lint', command: [tool('eslint'), '--max-warnings', '0', '.'] },
  { name: unitTests, command: vitestCommand('unit', ['unit*', 'data']) },
  { name: 'types', command: [tool('svelte-check'), '--tsconfig', 'tsconfig.json', '--fail-on-warnings'] },
  { name: 'format', command: [tool('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'schemas', command: ['scripts/schemas.ts', '--check'] },
  { name: 'registries', command: ['scripts/check-registries.ts'] },
  { name: 'build for chrome', command: [tool('wxt'), 'zip', '-b', 'chrome'] },
  { name: 'build for firefox', command: [tool('wxt'), 'zip', '-b', 'firefox', '--mv3'] },
  { name: 'add-on rules', command: ['scripts/lint-addon.ts'], after: ['build for firefox'] },
  { name: 'packages', command: ['scripts/pack.ts'], after: ['build for chrome', 'build for firefox'] },
  { name: 'sources', command: ['scripts/rebuild.ts'], after: ['build for chrome', 'build for firefox'] },
  { name: 'sizes', command: ['scripts/size.ts'], after: ['packages'], report: true },
];

function tool(name: string): string {
  return `node_modules/.bin/${name}`;
}
