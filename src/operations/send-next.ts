import { type ChannelId, directChannelOf } from '../domain/ids.ts';
import type { MessageContent, OutgoingMessage } from '../domain/outbox/message.ts';
import type { PostResult } from '../ports/slack.ts';
import type { Ports } from '../ports.ts';
import { readCard } from './read-card.ts';
import { readRequest } from './read-request.ts';

/** Slack shows a message in its history a moment after storing it. */
const lookForItAfterMs = 2_000;
const mostBackOffMs = 60_000;

/** *Idle*: nothing is due in the channel now. *Sent*: there may be more; keep the channel's pace. */
export type Sending = 'idle' | 'sent';

/**
 * Sends or edits the channel's next message. Only a first post can be uncertain, and it is looked for
 * before it is posted again (promise 11); an edit is simply made once more.
 */
export async function sendNext(ports: Ports, channelId: ChannelId): Promise<Sending> {
  const { outbox } = ports.store;
  const now = ports.clock.now();
  const pausedUntil = await outbox.pausedUntil(channelId);
  if (pausedUntil !== null && pausedUntil > now) return 'idle';
  const message = await outbox.next(channelId, now);
  if (message === null) return 'idle';
  if (message.ts === null && message.state !== 'unsent') return findIt(ports, message);

  const content = await readContent(ports, message);
  if (content === null) {
    await outbox.markRefused(message.id, message.wantedRevision, 'its subject is gone');
    return 'sent';
  }
  if (message.ts === null) await outbox.markPosting(message.id);
  const result = await ports.slack.send({
    channelId,
    key: message.key,
    ts: message.ts,
    threadTs: message.threadTs,
    broadcast: message.broadcast,
    content: ports.draw(content),
    ...(content.kind === 'announcement' && content.announcement.kind === 'trail-head'
      ? { trailHead: { seq: content.announcement.seq, hash: content.announcement.hash } }
      : {}),
  });
  await keepResult(ports, message, result);
  return 'sent';
}

async function readContent(ports: Ports, { subject }: OutgoingMessage): Promise<MessageContent | null> {
  if (subject.kind === 'announcement') return subject;
  const now = ports.clock.now();
  if (subject.kind === 'request') {
    const request = await readRequest(ports, subject.deploymentId);
    return request === null ? null : { kind: 'request', request, now };
  }
  const card = await readCard(ports, subject.releaseId);
  return card === null ? null : { kind: 'card', card, now };
}

/** The answer to the first post was lost, or the process died waiting for it. */
async function findIt({ slack, store }: Ports, message: OutgoingMessage): Promise<Sending> {
  const found = await slack.findPosted({
    channelId: message.channelId,
    key: message.key,
    threadTs: message.threadTs,
    since: message.createdAt,
  });
  if (found === 'absent') await store.outbox.markUnsent(message.id);
  else if (found === 'unknown') {
    // Not posted blindly a second time: without the right to look, a person decides.
    await store.outbox.markRefused(message.id, message.wantedRevision, 'uncertain');
    await tellWhoActed(store, message, 'uncertain');
  } else await store.outbox.markFound(message.id, found.ts);
  return 'sent';
}

async function keepResult(ports: Ports, message: OutgoingMessage, result: PostResult): Promise<void> {
  const { clock, store } = ports;
  const { outbox } = store;
  const inMs = (ms: number) => new Date(clock.now().getTime() + ms);
  switch (result.kind) {
    case 'sent':
      return outbox.markSent(message.id, message.wantedRevision, result.ts);
    case 'uncertain':
      return message.ts === null
        ? outbox.markUncertain(message.id, inMs(lookForItAfterMs))
        : outbox.postpone(message.id, inMs(backOffMs(message.attempts)));
    case 'gone':
      // A reply's post says gone when the message above it was deleted.
      if (message.ts !== null || message.threadOf === null) return outbox.markGone(message.id);
      await outbox.markGone(message.threadOf);
      return outbox.markUnsent(message.id);
    case 'paused':
      if (message.ts === null) await outbox.markUnsent(message.id);
      return outbox.pauseChannel(message.channelId, inMs(result.retryAfterMs));
    case 'refused':
      await outbox.markRefused(message.id, message.wantedRevision, result.problem);
      ports.log.warn({ channelId: message.channelId, problem: result.problem }, 'Slack refused a message');
      return tellWhoActed(store, message, result.problem);
    default:
      return result satisfies never;
  }
}

function backOffMs(attempts: number): number {
  return Math.min(mostBackOffMs, 1000 * 2 ** attempts);
}

async function tellWhoActed(store: Ports['store'], message: OutgoingMessage, problem: string): Promise<void> {
  if (message.wantedBy === null) return;
  await store.commit({
    changes: [],
    events: [],
    effects: [
      {
        effect: 'say',
        key: `refused:${message.id}:${message.wantedRevision}`,
        channelId: directChannelOf(message.wantedBy),
        thread: null,
        reach: 'thread',
        announcement: {
          kind: 'message-refused',
          what: message.subject.kind,
          channelId: message.channelId,
          problem,
        },
      },
    ],
  });
}
