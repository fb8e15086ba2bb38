import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Effect } from '../domain/change.ts';
import type { ChannelId, MessageId } from '../domain/ids.ts';
import { cardKey } from '../domain/outbox/message.ts';
import type { CommitTools } from './commit.ts';
import type { Database } from './schema.ts';

type Tools = Pick<CommitTools, 'enqueue' | 'clock' | 'mint'>;

/** Keeps what is to happen outside, in the transaction of the change that asks for it. */
export async function keepEffect(trx: Transaction<Database>, effect: Effect, tools: Tools): Promise<void> {
  switch (effect.effect) {
    case 'advance-build':
      return tools.enqueue(trx, effect.effect, { candidateId: effect.candidateId }, effect.candidateId);
    case 'read-project-file':
      return tools.enqueue(
        trx,
        effect.effect,
        { repositoryId: effect.repositoryId },
        String(effect.repositoryId),
      );
    case 'refresh-card':
      await wantCard(trx, effect, tools);
      return drain(trx, effect.channelId, tools);
    case 'say':
      await wantAnnouncement(trx, effect, tools);
      return drain(trx, effect.channelId, tools);
    default:
      effect satisfies never;
  }
}

function drain(trx: Transaction<Database>, channelId: ChannelId, tools: Tools): Promise<void> {
  return tools.enqueue(trx, 'drain-channel', { channelId }, channelId);
}

async function wantCard(
  trx: Transaction<Database>,
  effect: Extract<Effect, { effect: 'refresh-card' }>,
  { clock, mint }: Tools,
): Promise<void> {
  await trx
    .insertInto('messages')
    .values({
      id: mint.id<MessageId>(),
      key: cardKey(effect.releaseId, effect.channelId),
      channelId: effect.channelId,
      threadOf: null,
      subject: JSON.stringify({ kind: 'card', releaseId: effect.releaseId }),
      state: 'unsent',
      ts: null,
      wantedBy: effect.wantedBy,
      problem: null,
      notBefore: null,
      createdAt: clock.now(),
    })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        wantedRevision: sql<number>`messages.wanted_revision + 1`,
        wantedBy: sql`coalesce(excluded.wanted_by, messages.wanted_by)`,
        // A refused one is worth another try: the channel may have been mended since.
        state: sql`case when messages.state = 'refused' then case when messages.ts is null then 'unsent' else 'posted' end else messages.state end`,
      }),
    )
    .execute();
}

async function wantAnnouncement(
  trx: Transaction<Database>,
  effect: Extract<Effect, { effect: 'say' }>,
  { clock, mint }: Tools,
): Promise<void> {
  const parent =
    effect.thread === null
      ? undefined
      : await trx
          .selectFrom('messages')
          .select('id')
          .where('key', '=', cardKey(effect.thread, effect.channelId))
          .executeTakeFirst();
  await trx
    .insertInto('messages')
    .values({
      id: mint.id<MessageId>(),
      key: effect.key,
      channelId: effect.channelId,
      threadOf: parent?.id ?? null,
      broadcast: effect.reach === 'broadcast',
      subject: JSON.stringify({ kind: 'announcement', announcement: effect.announcement }),
      state: 'unsent',
      ts: null,
      wantedBy: null,
      problem: null,
      notBefore: null,
      createdAt: clock.now(),
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
