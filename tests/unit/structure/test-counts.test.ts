import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readTestCounts } from '../../../scripts/lib/test-counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = (...statuses: string[]) => ({
  status: statuses.every((status) => status === 'passed') && statuses.length > 0 ? 'passed' : 'failed',
  assertionResults: statuses.map((status) => ({ status })),
});

test.each([
  ['cases that passed', 2, 0, [file('passed', 'passed')], true, { passed: 2, failed: 0 }],
  ['cases that failed', 1, 1, [file('passed', 'failed')], false, { passed: 1, failed: 1 }],
  ['a file that did not load as a failure', 1, 0, [file('passed'), file()], false, { passed: 1, failed: 1 }],
  ['a failure without a failed case', 1, 0, [file('passed')], false, { passed: 1, failed: 1 }],
])('counts %s', (_what, numPassedTests, numFailedTests, testResults, runPassed, expected) => {
  const report = join(folder, 'report.json');
  writeFileSync(report, JSON.stringify({ numPassedTests, numFailedTests, testResults }));
  expect(readTestCounts(report, runPassed)).toEqual(expected);
});

test('counts a run that wrote no report as one failure', () => {
  expect(readTestCounts(join(folder, 'missing.json'), true)).toEqual({ passed: 0, failed: 1 });
});
