import type { Kysely } from 'kysely';
import type { Pick } from '../domain/pick/pick.ts';
import type { PickStore } from '../ports/picks.ts';
import type { Database } from './schema.ts';

/** Reading picks. */
export function pickReads(db: Kysely<Database>): PickStore {
  const picks = (aim: Pick['aim']) =>
    db.selectFrom('picks').selectAll().where('aim', '=', aim).orderBy('askedAt').orderBy('id');
  return {
    pick: async (id) =>
      (await db.selectFrom('picks').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    picksInto: (releaseId) => picks('release').where('releaseId', '=', releaseId).execute(),
    picksOfProject: (projectId) => picks('release').where('projectId', '=', projectId).execute(),
    backMergesFrom: (releaseId) => picks('trunk').where('releaseId', '=', releaseId).execute(),
    backMergesOf: (projectId) => picks('trunk').where('projectId', '=', projectId).execute(),
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
    watchesTold: (projectId, since) =>
      db
        .selectFrom('watches')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('toldAt', '>=', since)
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
