import type { Kysely } from 'kysely';
import type { PickStore } from '../ports/picks.ts';
import type { Database } from './schema.ts';

/** Reading picks. */
export function pickReads(db: Kysely<Database>): PickStore {
  return {
    pick: async (id) =>
      (await db.selectFrom('picks').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    picksInto: (releaseId) =>
      db
        .selectFrom('picks')
        .selectAll()
        .where('releaseId', '=', releaseId)
        .where('aim', '=', 'release')
        .orderBy('askedAt')
        .orderBy('id')
        .execute(),
    picksOfProject: (projectId) =>
      db
        .selectFrom('picks')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('aim', '=', 'release')
        .orderBy('askedAt')
        .orderBy('id')
        .execute(),
    backMergesOf: (projectId) =>
      db
        .selectFrom('picks')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('aim', '=', 'trunk')
        .orderBy('askedAt')
        .orderBy('id')
        .execute(),
    picksInPullRequest: (repositoryId, number) =>
      db
        .selectFrom('picks')
        .innerJoin('projects', 'projects.id', 'picks.projectId')
        .selectAll('picks')
        .where('projects.repositoryId', '=', repositoryId)
        .where('picks.prNumber', '=', number)
        .where('picks.state', 'in', ['open', 'closed'])
        .execute(),
    watchesOf: (projectId) =>
      db
        .selectFrom('watches')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('toldAt', 'is', null)
        .orderBy('askedAt')
        .execute(),
    fixChecks: async (sha, pickIds) => {
      if (pickIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('fixChecks')
        .select(['pickId', 'foundBy'])
        .where('sha', '=', sha)
        .where('pickId', 'in', pickIds)
        .execute();
      return new Map(rows.map(({ pickId, foundBy }) => [pickId, foundBy]));
    },
    keepFixCheck: async ({ pickId, sha, foundBy, at }) => {
      await db
        .insertInto('fixChecks')
        .values({ pickId, sha, foundBy, checkedAt: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
