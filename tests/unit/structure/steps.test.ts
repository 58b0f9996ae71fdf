import { constants, getPriority } from 'node:os';
import { expect, test, vi } from 'vitest';
import { runSteps, type Step } from '../../../scripts/lib/steps.ts';

const passing = (name: string, after: string[] = []): Step => ({ name, command: ['--eval', ''], after });
const failing = (name: string): Step => ({ name, command: ['--eval', 'console.log("its reason"); process.exit(3)'] });

async function run(steps: Step[], options?: Parameters<typeof runSteps>[1]) {
  const log = vi.spyOn(console, 'log').mockReturnValue();
  const outcomes = await runSteps(steps, options);
  const printed = log.mock.calls.flat().map(String);
  log.mockRestore();
  return { outcomes: Object.fromEntries(outcomes.map(({ name, passed }) => [name, passed])), printed };
}

test('a step that passes prints one line', async () => {
  const { outcomes, printed } = await run([passing('lint')]);
  expect(outcomes).toEqual({ lint: true });
  expect(printed).toEqual([expect.stringMatching(/^ok {4}lint \(\d+\.\d s\)$/)]);
});

test('a step that fails prints its output, and the others still run', async () => {
  const { outcomes, printed } = await run([failing('lint'), passing('types')]);
  expect(outcomes).toEqual({ lint: false, types: true });
  expect(printed).toContain('its reason');
});

test('a step runs after those that it names', async () => {
  const { outcomes, printed } = await run([passing('sizes', ['build']), passing('build')]);
  expect(outcomes).toEqual({ build: true, sizes: true });
  expect(printed.map((line) => line.split(' ').find((word) => /^[a-z]{4,}/.test(word)))).toEqual(['build', 'sizes']);
});

test('what needs a failed step does not run and counts as failed', async () => {
  const { outcomes } = await run([failing('build'), passing('sizes', ['build']), passing('upload', ['sizes'])]);
  expect(outcomes).toEqual({ build: false, sizes: false, upload: false });
});

test('a step that waits for one that does not exist is an error', async () => {
  await expect(run([passing('sizes', ['biuld'])])).rejects.toThrow(/sizes/);
});

test('a step may come after what has run before, which is not told again', async () => {
  const earlier = [
    { name: 'build', passed: true },
    { name: 'pictures', passed: false },
  ];
  const { outcomes } = await run([passing('sizes', ['build']), passing('album', ['pictures'])], { earlier });
  expect(outcomes).toEqual({ sizes: true, album: false });
});

test('steps in spare time leave the processor to the others', async () => {
  const low = constants.priority.PRIORITY_LOW;
  // A process is told so only once it has started.
  const waits = `const os = require('node:os'); const end = Date.now() + 5000;
    while (os.getPriority() !== ${String(low)} && Date.now() < end); console.log(os.getPriority())`;
  const tells = `console.log(require('node:os').getPriority())`;
  const step = (script: string): Step => ({ name: 'priority', command: ['--eval', script], report: true });
  expect((await run([step(waits)], { inSpareTime: true })).printed).toContain(String(low));
  expect((await run([step(tells)])).printed).toContain(String(getPriority()));
});
