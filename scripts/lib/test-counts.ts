import { existsSync, readFileSync } from 'node:fs';

export interface TestCounts {
  passed: number;
  failed: number;
  /** What failed, by name, with the first line of why. */
  failures: string[];
}

/** The fields of Vitest's JSON report that are read here. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: 'passed' | 'failed';
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] | null }[];
  }[];
}

/**
 * The cases of one Vitest run, from its JSON report. A test file that failed to load counts as one failure;
 * so does a run that failed without a failed case, or that ended before it could write its report.
 */
export function readTestCounts(file: string, runPassed: boolean): TestCounts {
  if (!existsSync(file)) return { passed: 0, failed: 1, failures: ['it ended before it could tell what it had run'] };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const cases = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed');
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  const failed = numFailedTests + broken.length;
  return {
    passed: numPassedTests,
    failed: failed === 0 && !runPassed ? 1 : failed,
    failures: [
      ...cases.map(({ fullName, failureMessages }) => told(fullName, failureMessages?.[0])),
      ...broken.map(({ name, message }) => told(name, message)),
    ],
  };
}

function told(name: string, why = ''): string {
  return `${name}: ${why.split('\n', 1)[0] ?? ''}`;
}
