import { rmSync } from 'node:fs';
import { checkSteps, countsFile, unitTests, vitestCommand } from './lib/check-steps.ts';
import { runSteps, type Outcome, type Step } from './lib/steps.ts';
import { readTestCounts, type TestCounts } from './lib/test-counts.ts';

const filters = process.argv.slice(2);
const isFiltered = filters.length > 0;
/** Of what is asked for, some steps have nothing. */
const asked = isFiltered ? [...filters, '--passWithNoTests'] : [];
const viewTests: Step = {
  name: 'tests of views',
  command: vitestCommand('view', ['view'], ['--maxWorkers=3', ...asked]),
  live: true,
};
/** What keeps the whole machine busy for long: beside it others would wait in vain. */
const heavyFiles = ['bounded', 'audit-many'].map((name) => `tests/e2e/${name}.test.ts`);
const browserTests: Step = {
  name: 'tests in browsers',
  command: vitestCommand(
    'e2e',
    ['e2e'],
    ['--maxWorkers=3', ...(isFiltered ? asked : heavyFiles.map((file) => `--exclude=${file}`))],
  ),
  live: true,
};
const heavyTests: Step = {
  name: 'tests in browsers, heavy ones',
  command: vitestCommand('heavy', ['e2e'], ['--maxWorkers=1', ...heavyFiles]),
  live: true,
};
const countedRuns = new Map([
  [unitTests, countsFile('unit')],
  [viewTests.name, countsFile('view')],
  [browserTests.name, countsFile('e2e')],
  [heavyTests.name, countsFile('heavy')],
]);

for (const file of countedRuns.values()) rmSync(file, { force: true });

/** What is tested first, and what the other tests take. */
const isFirst = ({ name }: Step): boolean => name === unitTests || name.startsWith('build ');
const outcomes = await runSteps(
  checkSteps
    .filter(isFirst)
    .map((step) =>
      step.name === unitTests ? { ...step, command: [...step.command, '--maxWorkers=2'], live: true } : step,
    ),
);
if (outcomes.every(({ name, passed }) => passed || !name.startsWith('build '))) process.env['MIETTE_BUILT'] = '1';

// Browsers wait for pages, and their tests for them, a good part of the time: the other checks take no more than that.
const others = checkSteps.filter((step) => !isFirst(step));
const meanwhile = runSteps(others, { earlier: outcomes, inSpareTime: true });
// Browsers are timed by their tests, so no two steps of tests run at once.
for (const step of [viewTests, browserTests, ...(isFiltered ? [] : [heavyTests])])
  outcomes.push(...(await runSteps([step])));
outcomes.push(...(await meanwhile));

const counts = outcomes.map(count);
const passed = counts.reduce((sum, each) => sum + each.passed, 0);
const failed = counts.reduce((sum, each) => sum + each.failed, 0);
const failedSteps = outcomes.filter((outcome) => !outcome.passed).map(({ name }) => name);

for (const failure of counts.flatMap(({ failures }) => failures)) console.log(`FAIL  ${failure}`);
if (failedSteps.length > 0) console.log(`Failed: ${failedSteps.join(', ')}`);
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A run of tests counts by its cases, any other step as one. */
function count(outcome: Outcome): TestCounts {
  const file = countedRuns.get(outcome.name);
  if (file) return readTestCounts(file, outcome.passed);
  return { passed: outcome.passed ? 1 : 0, failed: outcome.passed ? 0 : 1, failures: [] };
}
