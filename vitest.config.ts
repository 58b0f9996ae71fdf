import { defineConfig } from 'vitest/config';

/** What is waited for comes soon, or late on a busy machine: only what never comes is a fault. */
const patience = { poll: { timeout: 30_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/portal/**/*.test.ts'],
          setupFiles: ['tests/unit/seed.ts'],
          // Each file has its modules anew all the same; a process for each would cost more than the tests.
          isolate: false,
          // The lint rules are tested too, and ESLint is slow to start beside other steps.
          testTimeout: 20_000,
        },
      },
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
    ],
  },
});
