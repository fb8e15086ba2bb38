import { defineConfig } from 'vitest/config';

/** A bot killed at random moments of a cut: some four minutes on a quiet machine, twice that on a busy one. */
export default defineConfig({
  test: {
    include: ['test/slow/kill/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
