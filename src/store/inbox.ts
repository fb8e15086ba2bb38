import type { Kysely } from 'kysely';
import type { RequestId } from '../domain/ids.ts';
import type { Ask, Request } from '../domain/request/request.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Store } from '../ports/store.ts';
import type { CommitTools } from './commit.ts';
import { jsonText } from './json-text.ts';
import type { JobQueue } from './queues.ts';
import type { Database } from './schema.ts';

/** Keeps what came in, with the work that it means, before it is acknowledged. A key counts once. */
export function keepInbox({
  db,
  queue,
  clock,
  mint,
  isLong,
}: CommitTools & {
  readonly queue: Pick<JobQueue, 'look'>;
  /** Whether an answer takes so long that others must not wait behind it. */
  readonly isLong: (ask: Ask) => boolean;
}): Inbox {
  return {
    accept: async (key, asked) => {
      const id = mint.id<RequestId>();
      const work = isLong(asked.ask) ? 'answer-long-request' : 'answer-request';
      const kept = await db.transaction().execute(async (trx) => {
        const row = await trx
          .insertInto('requests')
          .values({
            id,
            key,
            payload: jsonText(asked),
            receivedAt: clock.now(),
            outcome: null,
            carriedOutAt: null,
            answeredAt: null,
          })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .executeTakeFirst();
        if (row.numInsertedOrUpdatedRows !== 1n) return 'duplicate';
        await queue.enqueue(trx, work, { requestId: id });
        return 'new';
      });
      if (kept === 'new') queue.look(work);
      return kept;
    },
    acceptDelivery: async (delivery) => {
      const kept = await db.transaction().execute(async (trx) => {
        const row = await trx
          .insertInto('githubDeliveries')
          .values({
            id: delivery.id,
            event: delivery.event,
            repositoryId: delivery.repositoryId,
            payload: jsonText(delivery.payload),
            receivedAt: clock.now(),
            handledAt: null,
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .executeTakeFirst();
        if (row.numInsertedOrUpdatedRows !== 1n) return 'duplicate';
        await queue.enqueue(trx, 'handle-delivery', { deliveryId: delivery.id });
        return 'new';
      });
      if (kept === 'new') queue.look('handle-delivery');
      return kept;
    },
  };
}

/** Reading back what was kept, and noting what became of it. */
export function readInbox(
  db: Kysely<Database>,
): Pick<Store, 'request' | 'requestAnswered' | 'delivery' | 'deliveryHandled'> {
  return {
    request: async (id) => {
      const row = await db.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      const request: Request = { ...row.payload, id: row.id, receivedAt: row.receivedAt };
      return {
        request,
        outcome: row.carriedOutAt === null ? undefined : row.outcome,
        isAnswered: row.answeredAt !== null,
      };
    },
    requestAnswered: async (id, at) => {
      await db.updateTable('requests').set({ answeredAt: at }).where('id', '=', id).execute();
    },
    delivery: async (id) =>
      (await db
        .selectFrom('githubDeliveries')
        .select(['id', 'event', 'repositoryId', 'payload'])
        .where('id', '=', id)
        .executeTakeFirst()) ?? null,
    deliveryHandled: async (id, at) => {
      await db.updateTable('githubDeliveries').set({ handledAt: at }).where('id', '=', id).execute();
    },
  };
}
