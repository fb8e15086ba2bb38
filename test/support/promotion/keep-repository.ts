import type { RepositoryId } from '../../../src/domain/ids.ts';
import type { TestDatabase } from '../database.ts';

/** The repository of these tests, with a valid file. */
export async function keepRepository({ db }: TestDatabase, id: RepositoryId, now: Date): Promise<void> {
  await db
    .insertInto('repositories')
    .values({
      id,
      fullName: 'acme/storefront',
      defaultBranch: 'main',
      fileState: 'valid',
      fileProblems: '[]',
      fileReadAt: now,
      acceptedTagWorkflows: '[]',
      revision: 1,
    })
    .execute();
}
