import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isChannelId } from '../../../domain/ids.ts';
import type { PostResult, Slack } from '../../../ports/slack.ts';
import { isTokenRefusal, unanswered } from './call.ts';
import { failureOf } from './failure.ts';
import { metadataFor } from './message-metadata.ts';

type Message = Parameters<Slack['send']>[0];

const answer = z.object({
  ok: z.literal(true),
  ts: z.string().min(1),
  channel: z.string().refine(isChannelId).nullable().catch(null),
  /** As it was stored: a reply names its thread. Not every Slack-compatible server gives it back. */
  message: z.object({ thread_ts: z.string().optional() }).optional().catch(undefined),
});

/** A server that could not be reached, or leads nowhere, has not acted: a short rest, then again. */
const unreachedPauseMs = 5_000;

const goneCodes = new Set(['message_not_found', 'thread_not_found']);

function argsOf(message: Message): Record<string, unknown> {
  const { content } = message;
  const common = {
    channel: message.channelId,
    text: content.text,
    blocks: content.blocks,
    metadata: metadataFor(message.key, message.trailHead),
    parse: 'none',
    link_names: false,
  };
  if (message.ts !== null) return { ...common, ts: message.ts };
  return {
    ...common,
    unfurl_links: false,
    unfurl_media: false,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs, reply_broadcast: message.broadcast }),
  };
}

/** What a failed post or edit means for the message. Throws an IntegrationError where the token is refused. */
function resultOf(error: unknown, method: string, message: Message): PostResult {
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'limited':
      return { kind: 'paused', retryAfterMs: failure.retryAfterMs };
    case 'unreached':
    case 'missing':
      return { kind: 'paused', retryAfterMs: unreachedPauseMs };
    case 'uncertain':
      return { kind: 'uncertain' };
    case 'definite': {
      if (isTokenRefusal(failure.code)) throw unanswered(method, failure, error);
      if (goneCodes.has(failure.code) && message.ts !== null) return { kind: 'gone', what: 'message' };
      if (goneCodes.has(failure.code) && message.threadTs !== null) return { kind: 'gone', what: 'thread' };
      return { kind: 'refused', problem: failure.code };
    }
    default:
      return failure satisfies never;
  }
}

/** Posts or edits with exactly one request; a lost answer is said, never tried again here. */
export const sendMessage =
  (client: WebClient): Slack['send'] =>
  async (message) => {
    const method = message.ts === null ? 'chat.postMessage' : 'chat.update';
    let said: unknown;
    try {
      said = await client.apiCall(method, argsOf(message));
    } catch (error) {
      return resultOf(error, method, message);
    }
    const parsed = answer.safeParse(said);
    if (parsed.success) {
      const { ts, channel: channelId, message: stored } = parsed.data;
      const isReply = message.ts === null && message.threadTs !== null;
      const hasStrayed = isReply && stored !== undefined && stored.thread_ts === undefined;
      return { kind: hasStrayed ? 'strayed' : 'sent', ts, channelId };
    }
    return message.ts === null ? { kind: 'uncertain' } : { kind: 'sent', ts: message.ts, channelId: null };
  };
