import type { Kysely } from 'kysely';
import type { ProjectId } from '../domain/ids.ts';
import type { ReleaseOutline } from '../domain/release/outline.ts';
import type { Store } from '../ports/store.ts';
import type { Database } from './schema.ts';

type Reads = Pick<
  Store,
  | 'projects'
  | 'project'
  | 'projectNamed'
  | 'repository'
  | 'repositories'
  | 'projectFile'
  | 'projectFileIn'
  | 'identityLinks'
  | 'signIn'
  | 'release'
  | 'releases'
  | 'releaseOutlines'
  | 'latestCandidate'
  | 'latestTags'
  | 'latestDispatch'
  | 'candidate'
  | 'candidatesOf'
  | 'candidatesOfProject'
  | 'takenRuns'
  | 'dispatchesForRun'
>;

/** Reading the records that decisions are made on. */
export function readRecords(db: Kysely<Database>): Reads {
  return {
    projects: () =>
      db.selectFrom('projects').selectAll().where('retiredAt', 'is', null).orderBy('name').execute(),
    project: async (id) =>
      (await db.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    projectNamed: async (name) =>
      (await db.selectFrom('projects').selectAll().where('name', '=', name).executeTakeFirst()) ?? null,
    repository: async (id) =>
      (await db.selectFrom('repositories').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    repositories: () => db.selectFrom('repositories').selectAll().orderBy('fullName').execute(),
    projectFile: async (id) =>
      (await db.selectFrom('projectFiles').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    projectFileIn: async (repositoryId, state) =>
      (await db
        .selectFrom('projectFiles')
        .selectAll()
        .where('repositoryId', '=', repositoryId)
        .where('state', '=', state)
        .orderBy('readAt', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    identityLinks: () => db.selectFrom('identityLinks').selectAll().execute(),
    signIn: async (id) =>
      (await db.selectFrom('signIns').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    release: async (id) =>
      (await db.selectFrom('releases').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    releases: (projectId, options = {}) =>
      db
        .selectFrom('releases')
        .selectAll()
        .where('projectId', '=', projectId)
        .$if(options.state === 'open', (query) => query.where('state', '=', 'open'))
        .$if(options.state === 'closed', (query) => query.where('state', '<>', 'open'))
        .orderBy('cutAt', 'desc')
        .$if(options.limit !== undefined, (query) => query.limit(options.limit ?? 0))
        .execute(),
    releaseOutlines: (projectId) => releaseOutlines(db, projectId),
    latestCandidate: async (releaseId) =>
      (await db
        .selectFrom('candidates')
        .selectAll()
        .where('releaseId', '=', releaseId)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    latestTags: async (projectId, limit) => {
      const rows = await db
        .selectFrom('candidates')
        .select('tag')
        .where('projectId', '=', projectId)
        .orderBy('buildNumber', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ tag }) => tag);
    },
    latestDispatch: async (candidateId) =>
      (await db
        .selectFrom('dispatches')
        .selectAll()
        .where('candidateId', '=', candidateId)
        // A deployment's run is not the build's.
        .where('deploymentId', 'is', null)
        .orderBy('attempt', 'desc')
        .limit(1)
        .executeTakeFirst()) ?? null,
    candidate: async (id) =>
      (await db.selectFrom('candidates').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    candidatesOf: (releaseId) =>
      db.selectFrom('candidates').selectAll().where('releaseId', '=', releaseId).orderBy('number').execute(),
    candidatesOfProject: (projectId) =>
      db
        .selectFrom('candidates')
        .selectAll()
        .where('projectId', '=', projectId)
        .orderBy('buildNumber')
        .execute(),
    takenRuns: async (runIds) => {
      if (runIds.length === 0) return new Set();
      const rows = await db.selectFrom('dispatches').select('runId').where('runId', 'in', runIds).execute();
      return new Set(rows.flatMap(({ runId }) => (runId === null ? [] : [runId])));
    },
    dispatchesForRun: (repositoryId, run) =>
      db
        .selectFrom('dispatches')
        .innerJoin('candidates', 'candidates.id', 'dispatches.candidateId')
        .innerJoin('projects', 'projects.id', 'candidates.projectId')
        .selectAll('dispatches')
        .where('projects.repositoryId', '=', repositoryId)
        .where('dispatches.deploymentId', 'is', null)
        .where((eb) =>
          eb.or([
            eb('dispatches.runId', '=', run.runId),
            eb.and([
              eb('dispatches.runId', 'is', null),
              eb('dispatches.sha', '=', run.sha),
              eb('dispatches.endedAt', 'is', null),
            ]),
          ]),
        )
        .execute(),
  };
}

async function releaseOutlines(
  db: Kysely<Database>,
  projectId: ProjectId,
): Promise<readonly ReleaseOutline[]> {
  const [releases, candidates] = await Promise.all([
    db
      .selectFrom('releases')
      .select(['id', 'version', 'state', 'cutAt'])
      .where('projectId', '=', projectId)
      .orderBy('cutAt', 'desc')
      .execute(),
    db
      .selectFrom('candidates')
      .select(['id', 'number', 'releaseId'])
      .where('projectId', '=', projectId)
      .orderBy('number')
      .execute(),
  ]);
  const byRelease = Map.groupBy(candidates, ({ releaseId }) => releaseId);
  return releases.map(({ id, version, state, cutAt }) => ({
    id,
    version,
    state,
    cutAt,
    candidates: (byRelease.get(id) ?? []).map((candidate) => ({
      id: candidate.id,
      number: candidate.number,
    })),
  }));
}
