import type { Transaction } from 'kysely';
import type { ProjectId } from '../domain/ids.ts';
import type { DueOccurrences } from '../domain/schedule/due-occurrences.ts';
import type { ScheduleKind } from '../domain/schedule/wanted-schedules.ts';
import type { CommitTools } from './commit.ts';
import { keepEffects } from './effects.ts';
import type { Database } from './schema.ts';
import { appendEvents } from './trail.ts';

/** Says in a project's channel, and on the record, that nothing ran at several times of a schedule. */
export async function tellMissed(
  trx: Transaction<Database>,
  told: {
    readonly what: Exclude<ScheduleKind, 'anchor-trail'>;
    readonly projectId: ProjectId;
    readonly missed: NonNullable<DueOccurrences['missed']>;
    readonly now: Date;
  },
  tools: CommitTools,
): Promise<void> {
  const { what, projectId, missed, now } = told;
  const project = await trx
    .selectFrom('projects')
    .select(['name', 'channelId'])
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  const { count } = missed;
  const first = missed.first.toISOString();
  const announcement = { kind: 'schedule-missed', what, project: project.name, count, first } as const;
  const key = `schedule-missed:${what}:${projectId}:${first}`;
  const { channelId } = project;
  await keepEffects(
    trx,
    [{ effect: 'say', key, channelId, thread: null, reach: 'thread', announcement }],
    tools,
  );
  const facts = { schedule: what, count, first };
  await appendEvents(trx, [{ kind: 'schedule-missed', projectId, actor: 'waybill', at: now, facts }], null);
}
