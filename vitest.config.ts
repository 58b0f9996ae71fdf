import { defineConfig } from 'vitest/config';

/** What is waited for comes soon, or late on a busy machine: only what never comes is a fault. */
const patience = { poll: { timeout: 30_000 } };

/** Tests that put something else in the place of a module: each needs modules that no other test has loaded. */
export const mocking = [
  'tests/unit/platform/**/*.test.ts',
  'tests/unit/charter/counted-work.test.ts',
  'tests/unit/match/flat-cost.test.ts',
  'tests/unit/cli/audit/audit-portal.test.ts',
];

const unit = {
  setupFiles: ['tests/unit/seed.ts'],
  // The lint rules are tested too, and ESLint is slow to start beside other steps.
  testTimeout: 20_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/portal/**/*.test.ts'],
          exclude: mocking,
          // A process for each file would cost more than its tests.
          isolate: false,
        },
      },
      { test: { ...unit, name: 'unit with mocks', include: mocking } },
      { test: { name: 'data', include: ['tests/data/**/*.test.ts'], isolate: false } },
      {
        test: {
          name: 'view',
          include: ['tests/view/**/*.test.ts'],
          expect: patience,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/e2e/global-setup.ts',
          // Browsers are kept from one file to the next.
          isolate: false,
          expect: patience,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'random',
          include: ['tests/random/**/*.test.ts'],
          globalSetup: 'tests/random/global-setup.ts',
          isolate: false,
          expect: patience,
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
