import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', 'tests/bench/**']

/**
 * Four projects: `unit` runs files side by side; `e2e` opens one browser after the other once the units are done; `judges` lets
 * programs of others check the doors for chatbots, one after the other; `real` asks two systems of others, last.
 */
export default defineConfig({
  test: {
    reporters: ['default', './tests/kit/totals-reporter.ts'],
    // Tests with real databases and processes may lose a race on a machine that is busy elsewhere; what fails three times is broken.
    retry: process.env.CI ? 2 : 0,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...exclude, 'tests/e2e/**', 'tests/judges/**', 'tests/real/**', 'tests/start.test.ts'],
          globalSetup: ['tests/kit/postgres-setup.ts'],
          setupFiles: ['tests/kit/setup.ts'],
          restoreMocks: true,
          // Nothing here waits; the margin is for a machine whose two cores are busy elsewhere.
          testTimeout: 20_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.{ts,tsx}', 'tests/start.test.ts'],
          exclude,
          globalSetup: ['tests/kit/browser-setup.ts'],
          setupFiles: ['tests/kit/setup.ts'],
          restoreMocks: true,
          fileParallelism: false,
          testTimeout: 120_000,
          // Long enough to build the sidebar and, on a machine without a browser, to install one.
          hookTimeout: 600_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'real',
          environment: 'node',
          include: ['tests/real/**/*.test.ts'],
          exclude,
          globalSetup: ['tests/real/real-setup.ts'],
          setupFiles: ['tests/kit/setup.ts'],
          restoreMocks: true,
          fileParallelism: false,
          // Servers of other people, started and asked many times in one test.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'judges',
          environment: 'node',
          include: ['tests/judges/**/*.test.ts'],
          exclude,
          globalSetup: ['tests/judges/kit/judges-setup.ts'],
          setupFiles: ['tests/kit/setup.ts'],
          restoreMocks: true,
          fileParallelism: false,
          // 10,000 requests take 40 s on an idle machine; the margin is for a busy one.
          testTimeout: 600_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
