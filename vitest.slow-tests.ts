/** What would keep `npm test` from ending within two minutes on two cores; `npm run test:slow` runs it. */
export const slowTests = [
  'test/slow/**/*.test.ts',
  'test/integrations/github/changes.test.ts',
  'test/integrations/github/picking.test.ts',
  'test/operations/pick/picking.test.ts',
  'test/sandbox/github/mirror.test.ts',
  'test/scenarios/build-commit.test.ts',
  'test/scenarios/build-editions.test.ts',
  'test/scenarios/picking-commits.test.ts',
  'test/scenarios/rollback-by-itself.test.ts',
  'test/scenarios/rollback-outages.test.ts',
  'test/scenarios/trains.test.ts',
  'test/scenarios/version.test.ts',
  'test/store/embedded/as-root.test.ts',
  'test/store/embedded/crash.test.ts',
  'test/store/open-database.test.ts',
  'test/store/presence.test.ts',
];
