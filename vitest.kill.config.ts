import { defineConfig } from 'vitest/config';

/** A bot killed at random moments of a cut: some twenty minutes, by hand, before a release. */
export default defineConfig({
  test: {
    include: ['test/slow/kill/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
