import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
// Every case starts the command anew, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

function run(script: string, args: string[]) {
  return spawnSync(process.execPath, [join(ROOT, script), ...args], { encoding: 'utf8' });
}

test.each([
  ['scripts/run.mjs', ['start', '-h'], 'npm start -- '],
  ['scripts/start.ts', ['--help'], 'npm start -- '],
  ['tests/portal/serve.ts', ['--help'], 'npm run portal -- '],
  ['tests/portal/serve.ts', ['--port', '0', '-h'], 'npm run portal -- '],
  ['tests/bench/run.ts', ['-h'], 'npm run bench -- '],
])('%s %j tells its options, and does nothing else', (script, args, command) => {
  const { status, stdout, stderr } = run(script, args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^Usage: ${command}`));
});

test('npm start says that a replica has no such page, before it builds or opens anything', () => {
  const { status, stdout, stderr } = run('scripts/start.ts', ['--path', '/nope/']);
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: 'miette: starting the replica portals\n',
    stderr:
      'miette: the replica of data.saint-maur.com has no page /nope/; it has /, /explore/, /pages/contact/, /terms/cookies-policy/\n',
  });
});
