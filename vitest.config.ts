import { defineConfig } from 'vitest/config';
import { slowTests } from './vitest.slow-tests.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...slowTests, 'test/slow/**', 'test/browser/**'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Files share a worker: what they import is loaded and warm once, not a hundred and sixty times.
    isolate: false,
  },
});
