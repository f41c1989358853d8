import { defineConfig } from 'vitest/config';
import { PlainLine } from './test/reporter.ts';

const withDatabase = ['**/*.{api,scope,store,jobs,database}.test.ts'];
const inBrowser = ['test/journeys/**/*.test.ts', 'test/faults/**/*.test.ts'];
const asProcess = ['**/*.process.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', new PlainLine()],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'demo/**/*.test.ts'],
          exclude: [...withDatabase, ...asProcess],
        },
      },
      {
        test: {
          name: 'database',
          include: withDatabase,
          globalSetup: ['test/setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'process',
          include: asProcess,
          globalSetup: ['test/built.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: inBrowser,
          globalSetup: ['test/setup.ts', 'test/built.setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
