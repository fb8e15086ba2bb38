import type { Decision } from '../domain/change.ts';
import { type ChannelId, directChannelOf, type UserId } from '../domain/ids.ts';
import type { MessageContent, OutgoingMessage } from '../domain/outbox/message.ts';
import { hashOfDrawn } from '../domain/outbox/shown-hash.ts';
import { tryLater } from '../domain/outbox/try-later.ts';
import type { PostResult, Rendered } from '../ports/slack.ts';
import type { Ports } from '../ports.ts';
import { readCard } from './read-card.ts';
import { readNoticeShown } from './read-notice-shown.ts';
import { readRequest } from './read-request.ts';
import { readTrainShown } from './read-train-shown.ts';
import { reportUndeliverable } from './report-undeliverable.ts';

/** Slack shows a message in its history a moment after storing it. */
const lookForItAfterMs = 2_000;
const mostBackOffMs = 60_000;
const mostBlindPosts = 3;

/**
 * *Idle*: nothing is due in the channel now. *Sent*: there may be more; keep the channel's pace. *Same*: Slack shows
 * it already, and was not asked.
 */
export type Sending = 'idle' | 'sent' | 'same';

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
  const drawn = content === null ? null : draw(ports, message, content);
  if (content === null || drawn === null) {
    await giveUp(ports, message, content === null ? 'subject-gone' : 'not-drawable');
    return 'sent';
  }
  const shownHash = hashOfDrawn(drawn);
  if (message.ts !== null && message.shownHash === shownHash) {
    await outbox.markSent(message.id, message.wantedRevision, {
      ts: message.ts,
      postedIn: null,
      shownHash,
      at: now,
    });
    return 'same';
  }
  if (message.ts === null) await outbox.markPosting(message.id);
  await keepResult(ports, message, shownHash, await post(ports, message, content, drawn));
  return 'sent';
}

async function readContent(ports: Ports, { subject }: OutgoingMessage): Promise<MessageContent | null> {
  if (subject.kind === 'announcement') return subject;
  const now = ports.clock.now();
  if (subject.kind === 'request') {
    const request = await readRequest(ports, subject.deploymentId);
    return request === null ? null : { kind: 'request', request, now };
  }
  if (subject.kind === 'notice') {
    const shown = await readNoticeShown(ports, subject);
    return shown === null ? null : { kind: 'notice', shown };
  }
  if (subject.kind === 'train') {
    const shown = await readTrainShown(ports, subject.trainId);
    return shown === null ? null : { kind: 'train', shown };
  }
  const card = await readCard(ports, subject.releaseId);
  return card === null ? null : { kind: 'card', card, now };
}

/** A message that cannot be drawn is a bug of ours, and must not hold up the rest of its channel. */
function draw({ draw, log }: Ports, { id, channelId }: OutgoingMessage, content: MessageContent) {
  try {
    return draw(content);
  } catch (error) {
    log.error({ err: error, message: id, channelId, subject: content.kind }, 'a message could not be drawn');
    return null;
  }
}

async function post(
  { slack, store }: Ports,
  message: OutgoingMessage,
  content: MessageContent,
  drawn: Rendered,
): Promise<PostResult> {
  const { key, ts, threadTs, broadcast } = message;
  // Slack takes a person's id to post to, and only its own id of the conversation afterwards.
  const channelId = (ts === null ? message.threadIn : message.postedIn) ?? message.channelId;
  const carries =
    content.kind === 'announcement' && content.announcement.kind === 'trail-head'
      ? { trailHead: { seq: content.announcement.seq, hash: content.announcement.hash } }
      : {};
  try {
    return await slack.send({ channelId, key, ts, threadTs, broadcast, content: drawn, ...carries });
  } catch (error) {
    // Slack refuses the token: certainly nothing was posted.
    if (ts === null) await store.outbox.markUnsent(message.id);
    throw error;
  }
}

/** The answer to the first post was lost, or the process died waiting for it. */
async function findIt(ports: Ports, message: OutgoingMessage): Promise<Sending> {
  const { slack, store } = ports;
  const found = await slack.findPosted({
    channelId: message.threadIn ?? message.channelId,
    key: message.key,
    threadTs: message.threadTs,
    since: message.createdAt,
  });
  if (found === 'absent') await store.outbox.markUnsent(message.id);
  else if (found !== 'unknown') await store.outbox.markFound(message.id, found.ts);
  // Without the right to look: a notice twice is better than none, a card twice is not, and a person decides.
  else if (isNotice(message) && message.attempts < mostBlindPosts) {
    await store.outbox.markUnsent(message.id);
  } else await giveUp(ports, message, 'uncertain');
  return 'sent';
}

type Posted =
  | Extract<PostResult, { readonly kind: 'sent' }>
  | Extract<PostResult, { readonly kind: 'strayed' }>;

const isNotice = ({ subject }: OutgoingMessage): boolean =>
  subject.kind === 'announcement' || subject.kind === 'notice' || subject.kind === 'train';

async function keepResult(
  ports: Ports,
  message: OutgoingMessage,
  shownHash: string,
  result: PostResult,
): Promise<void> {
  const { clock, store } = ports;
  const { outbox } = store;
  const shown = ({ ts, channelId }: Posted) => ({ ts, postedIn: channelId, shownHash, at: clock.now() });
  const inMs = (ms: number) => new Date(clock.now().getTime() + ms);
  switch (result.kind) {
    case 'sent':
      return outbox.markSent(message.id, message.wantedRevision, shown(result));
    case 'strayed':
      // It was said, and is not said again. Whether its card is gone, an edit of the card will tell: some
      // servers leave out of their answer what would say so.
      await outbox.markSent(message.id, message.wantedRevision, shown(result));
      return message.threadOf === null ? undefined : outbox.wantAgain(message.threadOf);
    case 'uncertain':
      return message.ts === null
        ? outbox.markUncertain(message.id, inMs(lookForItAfterMs))
        : outbox.postpone(message.id, inMs(backOffMs(message.attempts)));
    case 'gone':
      if (result.what === 'message' || message.threadOf === null) return outbox.markGone(message.id);
      // The card above it first, then the reply under that one.
      await outbox.markGone(message.threadOf);
      return outbox.markUnsent(message.id);
    case 'paused':
      if (message.ts === null) await outbox.markUnsent(message.id);
      return outbox.pauseChannel(message.channelId, inMs(result.retryAfterMs));
    case 'refused':
      return giveUp(ports, message, result.problem);
    default:
      return result satisfies never;
  }
}

function backOffMs(attempts: number): number {
  return Math.min(mostBackOffMs, 1000 * 2 ** attempts);
}

/**
 * It is tried again later where people can mend what stood in its way, else once it is asked for again; whoever
 * acted is told, once for each problem.
 */
async function giveUp(ports: Ports, message: OutgoingMessage, problem: string): Promise<void> {
  const { store, log, clock } = ports;
  const { id, channelId, wantedBy, wantedRevision } = message;
  log.warn({ message: id, channelId, problem }, 'a message was not taken');
  // First, so that it is not lost when the process dies in between; the key keeps it from being said twice.
  if (wantedBy !== null) await store.commit(told(message, wantedBy, problem));
  if (message.subject.kind === 'notice') await reportUndeliverable(ports, message.subject, problem);
  const again = tryLater(message, problem, clock.now());
  await (again === null
    ? store.outbox.markRefused(id, wantedRevision, problem)
    : store.outbox.markBlocked(id, problem, again));
}

function told({ id, channelId, subject }: OutgoingMessage, userId: UserId, problem: string): Decision {
  return {
    changes: [],
    events: [],
    effects: [
      {
        effect: 'say',
        key: `refused:${id}:${problem}:${userId}`,
        channelId: directChannelOf(userId),
        thread: null,
        reach: 'thread',
        announcement: { kind: 'message-refused', what: subject.kind, channelId, problem },
      },
    ],
  };
}
