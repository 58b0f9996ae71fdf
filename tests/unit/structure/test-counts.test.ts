import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readTestCounts, type TestCounts } from '../../../scripts/lib/test-counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (...statuses: string[]) => ({
  name: 'a.test.ts',
  message: 'No such module\nsomewhere',
  status: statuses.every((status) => status === 'passed') && statuses.length > 0 ? 'passed' : 'failed',
  assertionResults: statuses.map((status) => ({
    status,
    fullName: 'portal warns',
    failureMessages: status === 'failed' ? ['expected 1 to be 2\n  at line 3'] : null,
  })),
});

test.each<[string, number, number, object[], boolean, TestCounts]>([
  ['cases that passed', 2, 0, [file('passed', 'passed')], true, { passed: 2, failed: 0, failures: [] }],
  [
    'cases that failed',
    1,
    1,
    [file('passed', 'failed')],
    false,
    { passed: 1, failed: 1, failures: ['portal warns: expected 1 to be 2'] },
  ],
  [
    'a file that did not load as a failure',
    1,
    0,
    [file('passed'), file()],
    false,
    { passed: 1, failed: 1, failures: ['a.test.ts: No such module'] },
  ],
  ['a failure without a failed case', 1, 0, [file('passed')], false, { passed: 1, failed: 1, failures: [] }],
])('counts %s', (_what, numPassedTests, numFailedTests, testResults, runPassed, expected) => {
  const report = join(folder, 'report.json');
  writeFileSync(report, JSON.stringify({ numPassedTests, numFailedTests, testResults }));
  expect(readTestCounts(report, runPassed)).toEqual(expected);
});

test('counts a run that wrote no report as one failure', () => {
  expect(readTestCounts(join(folder, 'missing.json'), true)).toMatchObject({ passed: 0, failed: 1 });
});
