import { type Kysely, sql } from 'kysely';
import type { ProjectId } from '../domain/ids.ts';
import type { DigestStore } from '../ports/digests.ts';
import type { Database } from './schema.ts';

/** More than a digest names; the figures count all. */
const mostReleases = 50;
/** What was broken before a time may be mended in it. */
const lookBackMs = 7 * 24 * 3_600_000;

/** Reading what happened in a project over a time: when a release shipped is said by the record alone. */
export function readDigests(db: Kysely<Database>): DigestStore {
  const seenShipped = (projectId: ProjectId, { from, until }: { from: Date; until: Date }) =>
    db
      .selectFrom('trailEvents')
      .innerJoin('releases', (join) =>
        join
          .onRef('releases.projectId', '=', 'trailEvents.projectId')
          .on('releases.version', '=', sql<string>`trail_events.body::jsonb -> 'facts' ->> 'version'`),
      )
      .where('trailEvents.projectId', '=', projectId)
      .where('trailEvents.kind', '=', 'release-shipped')
      .where('trailEvents.happenedAt', '>=', from)
      .where('trailEvents.happenedAt', '<', until)
      .orderBy('trailEvents.seq', 'desc');
  return {
    shipped: async (projectId, then) => {
      const rows = await seenShipped(projectId, then)
        .selectAll('releases')
        .select('trailEvents.happenedAt')
        .limit(mostReleases)
        .execute();
      return rows.map(({ happenedAt, ...release }) => ({ release, at: happenedAt }));
    },
    shippedTimes: (projectId, then) =>
      seenShipped(projectId, then)
        .select([
          'releases.cutAt',
          'trailEvents.happenedAt as at',
          // Of thousands of changes only their times are read.
          sql<readonly string[]>`jsonb_path_query_array(releases.notes, '$.entries[*].mergedAt')`.as(
            'mergedAt',
          ),
        ])
        .execute(),
    begun: async (projectId, { from, environments }) => {
      if (environments.length === 0) return [];
      const since = new Date(from.getTime() - lookBackMs);
      const rows = await db
        .selectFrom('deployments')
        .select(['environment', 'state', 'origin', 'requestedAt', 'startedAt', 'succeededAt', 'endedAt'])
        .where('projectId', '=', projectId)
        .where('environment', 'in', environments)
        .where('startedAt', 'is not', null)
        .where((eb) => eb.or([eb('endedAt', '>=', since), eb('endedAt', 'is', null)]))
        .orderBy('requestedAt')
        .execute();
      return rows.flatMap(({ origin, startedAt, ...row }) =>
        startedAt === null ? [] : [{ ...row, startedAt, isRollback: origin === 'rollback' }],
      );
    },
    rolledBack: async (projectId, { from, until }) => {
      const rows = await db
        .selectFrom('deployments')
        .innerJoin('candidates', 'candidates.id', 'deployments.candidateId')
        .select([
          'deployments.environment',
          'deployments.succeededAt',
          'deployments.rollback',
          'candidates.name',
        ])
        .where('deployments.projectId', '=', projectId)
        .where('deployments.origin', '=', 'rollback')
        .where('deployments.state', '=', 'succeeded')
        .where('deployments.succeededAt', '>=', from)
        .where('deployments.succeededAt', '<', until)
        .orderBy('deployments.succeededAt', 'desc')
        .execute();
      return rows.flatMap(({ environment, succeededAt, rollback, name }) =>
        succeededAt === null || rollback === null
          ? []
          : [
              {
                environment,
                from: rollback.away.name,
                to: name,
                at: succeededAt.toISOString(),
                because: rollback.because,
              },
            ],
      );
    },
  };
}
