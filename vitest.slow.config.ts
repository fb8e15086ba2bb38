import { defineConfig } from 'vitest/config';
import { slowTests } from './vitest.slow-tests.ts';

/** What takes long by its nature: killed processes whose absence has to be noticed, git as a judge, outages. */
export default defineConfig({
  test: {
    include: slowTests,
    // The killing has a script of its own.
    exclude: ['test/slow/kill/**'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
