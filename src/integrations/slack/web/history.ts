import type { WebClient } from '@slack/web-api';
import type { ChannelId } from '../../../domain/ids.ts';
import type { Slack } from '../../../ports/slack.ts';
import { unanswered } from './call.ts';
import type { SlackIdentity } from './identity.ts';
import { type HistoryMessage, historyMessage, keyOf, trailHeadOf } from './message-metadata.ts';
import { type Page, pages } from './pages.ts';

/** Slack's clock and ours may differ: a message is looked for from a minute before. */
const clockSlackMs = 60_000;

/** Metadata proves nothing of itself: anybody's app can set it. Only our own bot's messages count. */
const isFrom = (us: SlackIdentity, message: HistoryMessage): boolean =>
  (us.botId !== null && message.bot_id === us.botId) ||
  (us.appId !== null && message.app_id === us.appId) ||
  message.user === us.botUserId;

const mayNotLook = new Set([
  'channel_not_found',
  'method_not_supported_for_channel_type',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_in_channel',
  'unknown_method',
]);

/** Reading the channel back, where the optional history scopes allow it. */
export function readHistory(
  client: WebClient,
  identity: () => Promise<SlackIdentity>,
): Pick<Slack, 'findPosted' | 'anchorsIn'> {
  const history = (
    channelId: ChannelId,
    extra: { readonly threadTs?: string | null; readonly oldest?: string },
  ): AsyncGenerator<Page<HistoryMessage>> =>
    pages({
      client,
      method: extra.threadTs ? 'conversations.replies' : 'conversations.history',
      args: {
        channel: channelId,
        limit: 200,
        include_all_metadata: true,
        ...(extra.threadTs ? { ts: extra.threadTs } : {}),
        ...(extra.oldest === undefined ? {} : { oldest: extra.oldest, inclusive: true }),
      },
      field: 'messages',
      item: historyMessage,
      atMostPages: 50,
    });

  const findPosted: Slack['findPosted'] = async ({ channelId, key, threadTs, since }) => {
    const us = await identity();
    const oldest = (Math.max(0, since.getTime() - clockSlackMs) / 1_000).toFixed(6);
    for await (const page of history(channelId, { threadTs, oldest })) {
      if (page.kind === 'unfinished') return 'unknown';
      if (page.kind === 'refused') {
        // A reply to a message that was deleted meanwhile lands in the channel itself.
        if (page.code === 'thread_not_found') return findPosted({ channelId, key, threadTs: null, since });
        if (mayNotLook.has(page.code)) return 'unknown';
        throw unanswered('conversations.history', { kind: 'definite', code: page.code });
      }
      const found = page.items.find((message) => keyOf(message) === key && isFrom(us, message));
      if (found !== undefined) return { ts: found.ts };
    }
    return 'absent';
  };

  const anchorsIn: Slack['anchorsIn'] = async (channelId) => {
    const us = await identity();
    const heads = [];
    for await (const page of history(channelId, {})) {
      if (page.kind === 'unfinished') break;
      if (page.kind === 'refused') {
        if (mayNotLook.has(page.code)) return null;
        throw unanswered('conversations.history', { kind: 'definite', code: page.code });
      }
      const own = page.items.filter((message) => isFrom(us, message));
      heads.push(...own.map(trailHeadOf).filter((head) => head !== null));
    }
    return heads;
  };

  return { findPosted, anchorsIn };
}
