import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/order.ts';
import { PlainLine } from './test/reporter.ts';

const withDatabase = ['**/*.{api,scope,store,jobs,database}.test.ts'];
const inBrowser = ['test/journeys/**/*.test.ts', 'test/faults/**/*.test.ts'];
const asProcess = ['**/*.process.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', new PlainLine()],
    // One a core: the default leaves one free, which on two cores is half.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          // Files share a worker's modules: nothing here keeps state in one, and reading them anew for each file cost more than the tests.
          isolate: false,
          include: ['src/**/*.test.ts', 'demo/**/*.test.ts'],
          exclude: [...withDatabase, ...asProcess],
          // Some scan pages or harden passphrases for seconds: a busy machine takes several times as long.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          isolate: false,
          include: withDatabase,
          globalSetup: ['test/setup.ts'],
          setupFiles: process.env.BAODAO_HEARD ? ['test/heard.setup.ts'] : [],
          // Some knock at every door there is: half a minute, and on a busy machine several times that.
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'process',
          include: asProcess,
          globalSetup: ['test/built.setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'browser',
          isolate: false,
          include: inBrowser,
          globalSetup: ['test/setup.ts', 'test/built.setup.ts'],
          // Bounds what hangs: a step that fails ends by the page's own limit. A day's journey is 150 steps, half a second each on a busy machine.
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
