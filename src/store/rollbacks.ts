import type { Kysely } from 'kysely';
import type { RollbackStore } from '../ports/rollbacks.ts';
import type { Database } from './schema.ts';

/** Reading verdicts on ways back, what people say of them, and the calls of hooks. */
export function readRollbacks(db: Kysely<Database>): RollbackStore {
  return {
    verdict: async (id) =>
      (await db.selectFrom('rollbackVerdicts').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    verdictOn: async (id, endedAt) =>
      (await db
        .selectFrom('rollbackVerdicts')
        .selectAll()
        .where('deploymentId', '=', id)
        .where('endedAt', '=', endedAt)
        .executeTakeFirst()) ?? null,
    opinionOf: async (id, userId) =>
      (await db
        .selectFrom('rollbackOpinions')
        .selectAll()
        .where('verdictId', '=', id)
        .where('userId', '=', userId)
        .executeTakeFirst()) ?? null,
    opinionsIn: async ({ projectId, environment }, limit) => {
      const rows = await db
        .selectFrom((from) =>
          from
            .selectFrom('rollbackVerdicts')
            .select(['id', 'at'])
            .where('projectId', '=', projectId)
            .where('environment', '=', environment)
            .where('kind', '=', 'shadow')
            .orderBy('at', 'desc')
            .limit(limit)
            .as('imagined'),
        )
        .leftJoin('rollbackOpinions', 'rollbackOpinions.verdictId', 'imagined.id')
        .select(['imagined.id', 'rollbackOpinions.opinion'])
        .orderBy('imagined.at', 'desc')
        .execute();
      return [...Map.groupBy(rows, ({ id }) => id).values()].map((each) =>
        each.flatMap(({ opinion }) => opinion ?? []),
      );
    },
    hookOf: async (id) =>
      (await db.selectFrom('rollbackHooks').selectAll().where('deploymentId', '=', id).executeTakeFirst()) ??
      null,
    durationsMs: async ({ projectId, environment }, limit) => {
      const rows = await db
        .selectFrom('deployments')
        .select(['requestedAt', 'succeededAt'])
        .where('projectId', '=', projectId)
        .where('environment', '=', environment)
        .where('origin', '=', 'rollback')
        .where('succeededAt', 'is not', null)
        .orderBy('succeededAt', 'desc')
        .limit(limit)
        .execute();
      return rows.map(
        ({ requestedAt, succeededAt }) => (succeededAt ?? requestedAt).getTime() - requestedAt.getTime(),
      );
    },
    isHoldLiftedSince: async ({ projectId, environment }, since) =>
      (await db
        .selectFrom('holds')
        .select('id')
        .where('projectId', '=', projectId)
        .where('environment', '=', environment)
        .where('liftedAt', '>=', since)
        .limit(1)
        .executeTakeFirst()) !== undefined,
  };
}
