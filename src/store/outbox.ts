import { type Kysely, sql } from 'kysely';
import type { MessageId } from '../domain/ids.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { Database } from './schema.ts';

/** The messages that Slack is to have, and how far that has come. */
export function readOutbox(db: Kysely<Database>): Outbox {
  const change = (id: MessageId) => db.updateTable('messages').where('id', '=', id);

  return {
    next: async (channelId, now) =>
      (await db
        .selectFrom('messages')
        .leftJoin('messages as parent', 'parent.id', 'messages.threadOf')
        .select([
          'messages.id',
          'messages.key',
          'messages.channelId',
          'messages.threadOf',
          'parent.ts as threadTs',
          'parent.postedIn as threadIn',
          'messages.broadcast',
          'messages.subject',
          'messages.wantedRevision',
          'messages.state',
          'messages.ts',
          'messages.postedIn',
          'messages.wantedBy',
          'messages.attempts',
          'messages.shownHash',
          'messages.createdAt',
        ])
        .where('messages.channelId', '=', channelId)
        .whereRef('messages.sentRevision', '<', 'messages.wantedRevision')
        .where('messages.state', '<>', 'refused')
        .where((eb) => eb.or([eb('messages.notBefore', 'is', null), eb('messages.notBefore', '<=', now)]))
        // A reply waits for the message that it replies to.
        .where((eb) => eb.or([eb('messages.threadOf', 'is', null), eb('parent.ts', 'is not', null)]))
        .orderBy('messages.wantedAt')
        .orderBy('messages.createdAt')
        .orderBy('messages.id')
        .limit(1)
        .executeTakeFirst()) ?? null,
    markPosting: async (id) => {
      await change(id).set({ state: 'posting', attempts: sql`attempts + 1` }).execute();
    },
    markUnsent: async (id) => {
      await change(id).set({ state: 'unsent', ts: null, notBefore: null }).execute();
    },
    markUncertain: async (id, notBefore) => {
      await change(id).set({ state: 'uncertain', problem: null, notBefore }).execute();
    },
    markSent: async (id, revision, { at, postedIn, ...shown }) => {
      await change(id)
        .set({
          ...shown,
          ...(postedIn === null ? {} : { postedIn }),
          state: 'posted',
          sentRevision: revision,
          attempts: 0,
          notBefore: null,
          problem: null,
          // What changed while it was sent has waited since about now.
          wantedAt: at,
        })
        .execute();
    },
    markRefused: async (id, revision, problem) => {
      await change(id).set({ state: 'refused', sentRevision: revision, problem, notBefore: null }).execute();
    },
    markBlocked: async (id, problem, notBefore) => {
      const state = sql<'unsent' | 'posted'>`case when ts is null then 'unsent' else 'posted' end`;
      const attempts = sql<number>`case when ts is null then attempts else attempts + 1 end`;
      await change(id).set({ state, attempts, problem, notBefore }).execute();
    },
    markFound: async (id, ts) => {
      await change(id).set({ state: 'posted', ts, shownHash: null, notBefore: null }).execute();
    },
    wantAgain: async (id) => {
      await change(id).set({ wantedRevision: sql<number>`wanted_revision + 1`, shownHash: null }).execute();
    },
    markGone: async (id) => {
      await change(id)
        .set({
          state: 'unsent',
          ts: null,
          shownHash: null,
          wantedRevision: sql<number>`wanted_revision + 1`,
        })
        .execute();
    },
    postpone: async (id, notBefore) => {
      await change(id).set({ notBefore, attempts: sql`attempts + 1` }).execute();
    },
    pauseChannel: async (channelId, untilAt) => {
      await db
        .insertInto('channelPauses')
        .values({ channelId, untilAt })
        .onConflict((conflict) => conflict.column('channelId').doUpdateSet({ untilAt }))
        .execute();
    },
    pausedUntil: async (channelId) =>
      (
        await db
          .selectFrom('channelPauses')
          .select('untilAt')
          .where('channelId', '=', channelId)
          .executeTakeFirst()
      )?.untilAt ?? null,
    posted: async (key) => {
      const row = await db
        .selectFrom('messages')
        .select(['channelId', 'postedIn', 'ts'])
        .where('key', '=', key)
        .executeTakeFirst();
      return row?.ts === undefined || row.ts === null
        ? null
        : { channelId: row.postedIn ?? row.channelId, ts: row.ts };
    },
  };
}
