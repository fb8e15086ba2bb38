import { defineConfig } from 'vitest/config';

/** A bot killed at random moments of a cut: 51 in four to eight minutes. */
export default defineConfig({
  test: {
    include: ['test/slow/kill/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
