import { defineConfig } from 'vitest/config';

/** The page in a real browser: `npm run test:browser`. It needs Chromium; CHROMIUM_PATH says where. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 180_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
