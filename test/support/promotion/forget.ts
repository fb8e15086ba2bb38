import type { TestDatabase } from '../database.ts';

/** Takes away every deployment with all that is about it, and what was said. */
export async function forgetDeployments({ db }: TestDatabase): Promise<void> {
  await db.deleteFrom('dispatches').execute();
  for (const table of [
    'rollbackOpinions',
    'rollbackVerdicts',
    'rollbackHooks',
    'approvals',
    'overrides',
    'holds',
    'freezes',
    'foreignRuns',
    'messages',
  ] as const) {
    await db.deleteFrom(table).execute();
  }
  await db.deleteFrom('deployments').execute();
}
