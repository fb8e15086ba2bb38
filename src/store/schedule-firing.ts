import { sql, type Transaction } from 'kysely';
import type { ProjectId, TrainId } from '../domain/ids.ts';
import { expectedTrain } from '../domain/schedule/train.ts';
import type { ScheduleKind } from '../domain/schedule/wanted-schedules.ts';
import type { CommitTools } from './commit.ts';
import type { Database } from './schema.ts';

/** One occurrence of a schedule that fires, in the transaction that records it. */
export type Firing = {
  readonly trx: Transaction<Database>;
  readonly tools: Pick<CommitTools, 'queue' | 'mint'>;
  readonly projectId: ProjectId | null;
  readonly timeZone: string;
  readonly dueAt: Date;
  readonly now: Date;
  /** Whether it never fired before: a train's may again, where its schedule was changed and changed back. */
  readonly isFirst: boolean;
};

/**
 * What each kind of schedule begins when it fires. A new kind is a line here and in `wanted-schedules.ts`; its work
 * is enqueued in this transaction, and looks for itself whether it is late.
 */
export const beginnings: Readonly<Record<ScheduleKind, (firing: Firing) => Promise<void>>> = {
  'anchor-trail': async ({ trx, tools, dueAt, isFirst }) => {
    if (isFirst) await tools.queue.enqueue(trx, 'anchor-trail', { fireAt: dueAt.toISOString() });
  },
  cut: beginTrain,
  digest: async ({ trx, tools, projectId, dueAt, isFirst }) => {
    if (!isFirst || projectId === null) return;
    await tools.queue.enqueue(trx, 'make-digest', { projectId, dueAt: dueAt.toISOString() });
  },
};

/** JSON goes in as text; there is none. */
const none = sql<string>`null`;

/** Keeps the train, unless it was skipped before its time; one that was called off comes back with its schedule. */
async function beginTrain({ trx, tools, projectId, timeZone, dueAt, now }: Firing): Promise<void> {
  if (projectId === null) return;
  const train = expectedTrain({ id: tools.mint.id<TrainId>(), projectId, dueAt, timeZone, now });
  const kept = await trx
    .insertInto('trains')
    .values({ ...train, contents: none, reason: none })
    .onConflict((conflict) =>
      conflict
        .columns(['projectId', 'dueAt'])
        .doUpdateSet((eb) => ({
          state: 'expected',
          stateAt: now,
          reason: none,
          announcedAt: null,
          lookAt: now,
          revision: eb('trains.revision', '+', 1),
        }))
        .where('trains.state', '=', 'called-off')
        .where('trains.dueAt', '>', now),
    )
    .returning('id')
    .executeTakeFirst();
  if (kept !== undefined) await tools.queue.wake(trx, 'advance-train', [kept.id]);
}
