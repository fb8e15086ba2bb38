import type { Kysely } from 'kysely';
import type { Lane } from '../domain/deployment/lane.ts';
import type { CandidateId } from '../domain/ids.ts';
import type { DeploymentStore } from '../ports/deployments.ts';
import type { Database } from './schema.ts';

/** Reading deployments, approvals, overrides and stops. */
export function readDeployments(db: Kysely<Database>): DeploymentStore {
  const inLane = ({ projectId, environment }: Lane) =>
    db
      .selectFrom('deployments')
      .selectAll()
      .where('deployments.projectId', '=', projectId)
      .where('environment', '=', environment);

  const ofCandidates = (candidateIds: readonly CandidateId[]) =>
    db
      .selectFrom('deployments')
      .selectAll()
      .where('candidateId', 'in', candidateIds)
      .orderBy('requestedAt', 'desc')
      .orderBy('id', 'desc');

  const standing = (now: Date) =>
    db
      .selectFrom('freezes')
      .selectAll()
      .where('endedAt', 'is', null)
      .where((eb) => eb.or([eb('untilAt', 'is', null), eb('untilAt', '>', now)]))
      .orderBy('setAt');
  return {
    deployment: async (id) =>
      (await db.selectFrom('deployments').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    inLane: async (lane) => (await inLane(lane).where('holdsLane', '=', true).executeTakeFirst()) ?? null,
    waitingIn: (lane) =>
      inLane(lane)
        .where('state', 'in', ['requested', 'queued'])
        .orderBy('requestedAt')
        .orderBy('id')
        .execute(),
    lastSucceeded: async (lane) =>
      (await inLane(lane)
        .where('succeededAt', 'is not', null)
        .orderBy('succeededAt', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    succeededIn: (lane, limit) =>
      inLane(lane).where('succeededAt', 'is not', null).orderBy('succeededAt', 'desc').limit(limit).execute(),
    wayBack: async (lane, away) =>
      (
        await inLane(lane)
          .innerJoin('candidates', 'candidates.id', 'deployments.candidateId')
          .clearSelect()
          .select('candidates.name')
          .where('succeededAt', 'is not', null)
          .where('candidates.id', '<>', away)
          .where('candidates.badSince', 'is', null)
          .orderBy('succeededAt', 'desc')
          .limit(1)
          .executeTakeFirst()
      )?.name ?? null,
    lastBegun: async (lane) =>
      (await inLane(lane)
        .where('startedAt', 'is not', null)
        .orderBy('startedAt', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    begunWithoutSuccess: async (lane, after) =>
      (await inLane(lane)
        .where('startedAt', 'is not', null)
        .where('succeededAt', 'is', null)
        .$if(after !== null, (query) => query.where('startedAt', '>', after))
        .orderBy('startedAt')
        .limit(1)
        .executeTakeFirst()) ?? null,
    deploymentsIn: (lane, { limit, before }) =>
      inLane(lane)
        .$if(before !== undefined, (query) => query.where('requestedAt', '<', before ?? new Date(0)))
        .orderBy('requestedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    deploymentsOf: (candidateId) => ofCandidates([candidateId]).execute(),
    deploymentsOfAny: async (candidateIds) =>
      candidateIds.length === 0 ? [] : ofCandidates(candidateIds).execute(),
    dispatchesOfDeployment: (id) =>
      db.selectFrom('dispatches').selectAll().where('deploymentId', '=', id).orderBy('attempt').execute(),
    deploymentsForRun: (repositoryId, run) =>
      db
        .selectFrom('dispatches')
        .innerJoin('deployments', 'deployments.id', 'dispatches.deploymentId')
        .innerJoin('projects', 'projects.id', 'deployments.projectId')
        .selectAll('deployments')
        .distinct()
        .where('projects.repositoryId', '=', repositoryId)
        .where((eb) =>
          eb.or([
            eb('dispatches.runId', '=', run.runId),
            eb.and([
              eb('dispatches.runId', 'is', null),
              eb('dispatches.endedAt', 'is', null),
              eb(eb.cast<string>('dispatches.sha', 'text'), '=', run.sha),
            ]),
          ]),
        )
        .execute(),
    endedToLookAt: ({ projectId, environment }, now) =>
      db
        .selectFrom('dispatches')
        .innerJoin('deployments', 'deployments.id', 'dispatches.deploymentId')
        .selectAll('deployments')
        .distinctOn('deployments.id')
        .where('dispatches.lookAt', '<=', now)
        .where('deployments.projectId', '=', projectId)
        .where('deployments.environment', '=', environment)
        .where('deployments.holdsLane', '=', false)
        .where('deployments.endedAt', 'is not', null)
        .execute(),
    approvalsOf: (id) =>
      db
        .selectFrom('approvals')
        .selectAll()
        .where('deploymentId', '=', id)
        .orderBy('givenAt')
        .orderBy('id')
        .execute(),
    overridesOf: (id) => db.selectFrom('overrides').selectAll().where('deploymentId', '=', id).execute(),
    override: async (id) =>
      (await db.selectFrom('overrides').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    overridesToReview: (projectId) =>
      db
        .selectFrom('overrides')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('reviewedAt', 'is', null)
        .orderBy('at')
        .execute(),
    freezesInForce: (now) =>
      standing(now)
        .where((eb) => eb.or([eb('fromAt', 'is', null), eb('fromAt', '<=', now)]))
        .execute(),
    freezesStanding: (now) => standing(now).execute(),
    freeze: async (id) =>
      (await db.selectFrom('freezes').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    holdIn: async ({ projectId, environment }) =>
      (await db
        .selectFrom('holds')
        .selectAll()
        .where('projectId', '=', projectId)
        .where('environment', '=', environment)
        .where('liftedAt', 'is', null)
        .executeTakeFirst()) ?? null,
    foreignRunAfter: async ({ projectId, environment }, after) =>
      (await db
        .selectFrom('foreignRuns')
        .select(['seenAt', 'url', 'actor'])
        .where('projectId', '=', projectId)
        .where('environment', '=', environment)
        .$if(after !== null, (query) => query.where('seenAt', '>', after ?? new Date(0)))
        .orderBy('seenAt')
        .limit(1)
        .executeTakeFirst()) ?? null,
    isForeignRunKnown: async (projectId, { runId, attempt }) =>
      (await db
        .selectFrom('foreignRuns')
        .select('runId')
        .where('projectId', '=', projectId)
        .where('runId', '=', runId)
        .where('runAttempt', '=', attempt)
        .executeTakeFirst()) !== undefined,
    keepForeignRun: async (run) => {
      await db
        .insertInto('foreignRuns')
        .values(run)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
