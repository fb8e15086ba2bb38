import { sql, type Transaction } from 'kysely';
import type { Effect } from '../domain/change.ts';
import { laneKey } from '../domain/deployment/lane.ts';
import type { MessageId } from '../domain/ids.ts';
import { type WokenWork, wokenWork } from '../domain/job.ts';
import { cardKey, type MessageSubject, requestKey } from '../domain/outbox/message.ts';
import type { CommitTools } from './commit.ts';
import { jsonText } from './json-text.ts';
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
    case 'advance-pick':
      return ['advance-pick', effect.pickId];
    case 'tell-github':
      return ['tell-github', effect.deploymentId];
    case 'watch-runs':
      return ['watch-runs', String(effect.repositoryId)];
    case 'refresh-card':
    case 'refresh-request':
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
    if (effect.effect === 'refresh-card') {
      await wantCard(trx, effect, tools);
      await wantRequestsBelow(trx, effect, tools);
    }
    if (effect.effect === 'refresh-request') await wantRequest(trx, effect, tools);
    if (effect.effect === 'say') await wantAnnouncement(trx, effect, tools);
  }
  // Kind by kind in one order, so that two transactions never wait for each other's keys.
  const woken = effects.map(wakes);
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
      // Approvers are not in the thread yet: where they are called, the channel shows it too.
      broadcast: subject.kind === 'request',
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
      }),
    )
    .execute();
}

async function messageOf(trx: Transaction<Database>, key: string): Promise<MessageId | null> {
  const found = await trx.selectFrom('messages').select('id').where('key', '=', key).executeTakeFirst();
  return found?.id ?? null;
}

async function wantAnnouncement(
  trx: Transaction<Database>,
  effect: Extract<Effect, { effect: 'say' }>,
  { clock, mint }: Tools,
): Promise<void> {
  const threadOf =
    effect.thread === null ? null : await messageOf(trx, cardKey(effect.thread, effect.channelId));
  await trx
    .insertInto('messages')
    .values({
      id: mint.id<MessageId>(),
      key: effect.key,
      channelId: effect.channelId,
      threadOf,
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
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}
