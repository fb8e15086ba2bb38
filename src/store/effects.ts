import { sql, type Transaction } from 'kysely';
import type { Effect } from '../domain/change.ts';
import type { MessageId, NoticeId } from '../domain/ids.ts';
import { wokenWork } from '../domain/job.ts';
import { noticeMessageKey } from '../domain/notice/notice.ts';
import { cardKey, type MessageSubject, requestKey, trainKey } from '../domain/outbox/message.ts';
import type { CommitTools } from './commit.ts';
import { jsonText } from './json-text.ts';
import type { Database } from './schema.ts';
import { wakes } from './wakes.ts';

type Tools = Pick<CommitTools, 'queue' | 'clock' | 'mint'>;

/** Keeps what is to happen outside, in the transaction of the change that asks for it. */
export async function keepEffects(
  trx: Transaction<Database>,
  effects: readonly Effect[],
  tools: Tools,
): Promise<void> {
  for (const effect of effects) {
    if (effect.effect === 'refresh-card') {
      await wantCard(trx, effect, tools);
      await wantRequestsBelow(trx, effect, tools);
    }
    if (effect.effect === 'refresh-queue') await wantCardsOfQueue(trx, effect, tools);
    if (effect.effect === 'refresh-request') await wantRequest(trx, effect, tools);
    if (effect.effect === 'refresh-train') await wantTrain(trx, effect, tools);
    if (effect.effect === 'show-notice') await wantNotice(trx, effect, tools);
    if (effect.effect === 'say') {
      const threadOf =
        effect.thread === null ? null : await messageOf(trx, cardKey(effect.thread, effect.channelId));
      await wantAnnouncement(trx, { ...effect, threadOf }, tools);
    }
    if (effect.effect === 'say-under-notice') {
      const threadOf = await noticeMessageOf(trx, effect.noticeId, effect.recipient);
      await wantAnnouncement(trx, { ...effect, threadOf, reach: 'broadcast' }, tools);
    }
  }
  // Kind by kind in one order, so that two transactions never wait for each other's keys.
  const woken = effects.flatMap(wakes);
  for (const work of wokenWork) {
    const keys = woken.filter(([name]) => name === work).map(([, key]) => key);
    if (keys.length > 0) await tools.queue.wake(trx, work, keys);
  }
}

/** A card: a message of its own that is drawn anew whenever it is wanted. */
async function wantCard(
  trx: Transaction<Database>,
  { releaseId, channelId, wantedBy }: Extract<Effect, { effect: 'refresh-card' }>,
  tools: Tools,
): Promise<void> {
  const key = cardKey(releaseId, channelId);
  await wantDrawn(
    trx,
    { key, channelId, threadOf: null, subject: { kind: 'card', releaseId }, wantedBy },
    tools,
  );
}

/** The request for approval, in the thread of the release that it is about. */
async function wantRequest(
  trx: Transaction<Database>,
  { deploymentId, releaseId, channelId }: Extract<Effect, { effect: 'refresh-request' }>,
  tools: Tools,
): Promise<void> {
  const key = requestKey(deploymentId, channelId);
  const threadOf = await messageOf(trx, cardKey(releaseId, channelId));
  const subject = { kind: 'request', deploymentId } as const;
  await wantDrawn(trx, { key, channelId, threadOf, subject, wantedBy: null }, tools);
}

/** A release train: one message for each occurrence. */
async function wantTrain(
  trx: Transaction<Database>,
  { trainId, channelId }: Extract<Effect, { effect: 'refresh-train' }>,
  tools: Tools,
): Promise<void> {
  const subject = { kind: 'train', trainId } as const;
  await wantDrawn(trx, { key: trainKey(trainId), channelId, threadOf: null, subject, wantedBy: null }, tools);
}

/** A recipient's message of a notice: under the one before it, where they have that. */
async function wantNotice(
  trx: Transaction<Database>,
  { noticeId, recipient, channelId, under }: Extract<Effect, { effect: 'show-notice' }>,
  tools: Tools,
): Promise<void> {
  const key = noticeMessageKey(noticeId, recipient);
  const threadOf = under === null ? null : await noticeMessageOf(trx, under, recipient);
  const subject = { kind: 'notice', noticeId, recipient } as const;
  await wantDrawn(trx, { key, channelId, threadOf, subject, wantedBy: null }, tools);
}

/** For so long after a deployment's last step its request is drawn anew, which shows how it ended. */
const drawnAfterEndMs = 60_000;

/** A request shows what its card shows: it is drawn anew with it, until its deployment is over. */
async function wantRequestsBelow(
  trx: Transaction<Database>,
  { releaseId, channelId }: Extract<Effect, { effect: 'refresh-card' }>,
  { clock }: Tools,
): Promise<void> {
  const isOverSince = new Date(clock.now().getTime() - drawnAfterEndMs);
  const deployments = await trx
    .selectFrom('deployments')
    .select('id')
    .where('releaseId', '=', releaseId)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['requested', 'queued', 'running', 'verifying']),
        eb('stateAt', '>', isOverSince),
      ]),
    )
    .orderBy('id')
    .execute();
  if (deployments.length === 0) return;
  await trx
    .updateTable('messages')
    .set({ wantedRevision: sql<number>`wanted_revision + 1`, wantedAt: wantedSince(clock.now()) })
    .where(
      'key',
      'in',
      deployments.map(({ id }) => requestKey(id, channelId)),
    )
    .execute();
}

/** A long queue is read with `/release queue`: so many cards at once are what a channel can bear. */
const mostQueuedCards = 5;

/** The cards of the first in a lane's queue, each of which shows its place. */
async function wantCardsOfQueue(
  trx: Transaction<Database>,
  { projectId, environment, channelId }: Extract<Effect, { effect: 'refresh-queue' }>,
  { clock }: Tools,
): Promise<void> {
  const queued = await trx
    .selectFrom('deployments')
    .select('releaseId')
    .where('projectId', '=', projectId)
    .where('environment', '=', environment)
    .where('state', '=', 'queued')
    .orderBy('rank')
    .orderBy('queuedAt')
    .limit(mostQueuedCards)
    .execute();
  if (queued.length === 0) return;
  const keys = [...new Set(queued.map(({ releaseId }) => cardKey(releaseId, channelId)))];
  // One that another transaction holds is drawn anew for that, if perhaps a moment too early to show this place; two
  // that waited for each other's cards would end one of them.
  const free = await trx
    .selectFrom('messages')
    .select('id')
    .where('key', 'in', keys)
    .forUpdate()
    .skipLocked()
    .execute();
  if (free.length === 0) return;
  await trx
    .updateTable('messages')
    .set({ wantedRevision: sql<number>`wanted_revision + 1`, wantedAt: wantedSince(clock.now()) })
    .where(
      'id',
      'in',
      free.map(({ id }) => id),
    )
    .execute();
}

/** What is wanted already keeps its turn. */
const wantedSince = (now: Date) =>
  sql<Date>`case when messages.sent_revision < messages.wanted_revision then messages.wanted_at else ${now} end`;

type Drawn = Pick<Database['messages'], 'key' | 'channelId' | 'threadOf' | 'wantedBy'> & {
  readonly subject: MessageSubject;
};

async function wantDrawn(
  trx: Transaction<Database>,
  { subject, ...message }: Drawn,
  { clock, mint }: Tools,
): Promise<void> {
  await trx
    .insertInto('messages')
    .values({
      id: mint.id<MessageId>(),
      ...message,
      // Approvers are not in the thread yet: where they are called, the channel shows it too. So with stakeholders.
      broadcast: subject.kind === 'request' || subject.kind === 'notice',
      subject: jsonText(subject),
      state: 'unsent',
      ts: null,
      problem: null,
      notBefore: null,
      createdAt: clock.now(),
      wantedAt: clock.now(),
    })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        wantedRevision: sql<number>`messages.wanted_revision + 1`,
        wantedAt: wantedSince(clock.now()),
        wantedBy: sql`coalesce(excluded.wanted_by, messages.wanted_by)`,
        // A refused one is worth another try: the channel may have been mended since.
        state: sql`case when messages.state <> 'refused' then messages.state
          when messages.ts is null then 'unsent' else 'posted' end`,
        notBefore: sql`case when messages.problem is null then messages.not_before end`,
      }),
    )
    .execute();
}

async function messageOf(trx: Transaction<Database>, key: string): Promise<MessageId | null> {
  const found = await trx.selectFrom('messages').select('id').where('key', '=', key).executeTakeFirst();
  return found?.id ?? null;
}

/** A recipient's message, unless Slack would not have it: nothing can be said under that, and nobody mends it. */
async function noticeMessageOf(
  trx: Transaction<Database>,
  noticeId: NoticeId,
  recipient: string,
): Promise<MessageId | null> {
  const found = await trx
    .selectFrom('messages')
    .select('id')
    .where('key', '=', noticeMessageKey(noticeId, recipient))
    .where((eb) => eb.or([eb('state', '<>', 'refused'), eb('ts', 'is not', null)]))
    .executeTakeFirst();
  return found?.id ?? null;
}

type Announced = Pick<
  Extract<Effect, { effect: 'say' }>,
  'key' | 'channelId' | 'reach' | 'announcement' | 'isAnew'
>;

async function wantAnnouncement(
  trx: Transaction<Database>,
  effect: Announced & { readonly threadOf: MessageId | null },
  { clock, mint }: Tools,
): Promise<void> {
  await trx
    .insertInto('messages')
    .values({
      id: mint.id<MessageId>(),
      key: effect.key,
      channelId: effect.channelId,
      threadOf: effect.threadOf,
      broadcast: effect.reach === 'broadcast',
      subject: jsonText({ kind: 'announcement', announcement: effect.announcement }),
      state: 'unsent',
      ts: null,
      wantedBy: null,
      problem: null,
      notBefore: null,
      createdAt: clock.now(),
      wantedAt: clock.now(),
    })
    .onConflict((conflict) =>
      effect.isAnew === true
        ? conflict.column('key').doUpdateSet({
            subject: sql`excluded.subject`,
            wantedRevision: sql<number>`messages.wanted_revision + 1`,
            wantedAt: wantedSince(clock.now()),
          })
        : conflict.column('key').doNothing(),
    )
    .execute();
}
