import { defineConfig } from 'vitest/config';

/** What takes tens of seconds by its nature: killed processes whose absence has to be noticed first. */
export default defineConfig({
  test: {
    include: ['test/slow/**/*.test.ts'],
    // The killing has a script of its own.
    exclude: ['test/slow/kill/**'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
