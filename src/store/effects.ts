import { sql, type Transaction } from 'kysely';
import type { Effect } from '../domain/change.ts';
import { laneKey } from '../domain/deployment/lane.ts';
import type { MessageId } from '../domain/ids.ts';
import { type WokenWork, wokenWork } from '../domain/job.ts';
import { cardKey } from '../domain/outbox/message.ts';
import type { CommitTools } from './commit.ts';
import type { Database } from './schema.ts';

type Tools = Pick<CommitTools, 'queue' | 'clock' | 'mint'>;

/** What an effect wakes: the kind of work, and the key of what it is about. */
function wakes(effect: Effect): readonly [WokenWork, string] {
  switch (effect.effect) {
    case 'advance-build':
      return ['advance-build', effect.candidateId];
    case 'read-project-file':
      return ['read-project-file', String(effect.repositoryId)];
    case 'advance-lane':
      return ['advance-lane', laneKey(effect)];
    case 'promote-onwards':
    case 'ship-release':
      return [effect.effect, effect.candidateId];
    case 'tell-github':
      return ['tell-github', effect.deploymentId];
    case 'watch-runs':
      return ['watch-runs', String(effect.repositoryId)];
    case 'refresh-card':
    case 'say':
      return ['drain-channel', effect.channelId];
    default:
      return effect satisfies never;
  }
}

/** Keeps what is to happen outside, in the transaction of the change that asks for it. */
export async function keepEffects(
  trx: Transaction<Database>,
  effects: readonly Effect[],
  tools: Tools,
): Promise<void> {
  for (const effect of effects) {
    if (effect.effect === 'refresh-card') await wantCard(trx, effect, tools);
    if (effect.effect === 'say') await wantAnnouncement(trx, effect, tools);
  }
  // Kind by kind in one order, so that two transactions never wait for each other's keys.
  const woken = effects.map(wakes);
  for (const work of wokenWork) {
    const keys = woken.filter(([name]) => name === work).map(([, key]) => key);
    if (keys.length > 0) await tools.queue.wake(trx, work, keys);
  }
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
        state: sql`case when messages.state <> 'refused' then messages.state
          when messages.ts is null then 'unsent' else 'posted' end`,
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
