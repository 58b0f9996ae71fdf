import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/portal/**/*.test.ts'],
          setupFiles: ['tests/unit/seed.ts'],
          // The lint rules are tested too, and ESLint is slow to start beside other steps.
          testTimeout: 20_000,
        },
      },
      { test: { name: 'data', include: ['tests/data/**/*.test.ts'] } },
      {
        test: {
          name: 'view',
          include: ['tests/view/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/e2e/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
