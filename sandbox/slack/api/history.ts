import type { Channel } from '../workspace/channel.ts';
import { type Message, messageJson } from '../workspace/message.ts';
import { findMessage, repliesTo } from '../workspace/posting.ts';
import { flagArg, neededArg, textArg } from './arguments.ts';
import { ApiFailure, type Call, type Method } from './call.ts';
import { channelArg, needChannelScope, needMembership } from './conversations-found.ts';
import { pageOf } from './paging.ts';

const historyScopes = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

const withinBounds = (call: Call, messages: readonly Message[]): readonly Message[] => {
  const oldest = textArg(call, 'oldest');
  const latest = textArg(call, 'latest');
  const inclusive = flagArg(call, 'inclusive');
  const after = (ts: string, bound: string): boolean =>
    Number(ts) > Number(bound) || (inclusive && ts === bound);
  return messages.filter(
    (each) =>
      (oldest === undefined || oldest === '0' || after(each.ts, oldest)) &&
      (latest === undefined || Number(each.ts) < Number(latest) || (inclusive && each.ts === latest)),
  );
};

const readable = (call: Call): Channel => {
  const channel = channelArg(call);
  needChannelScope(call, channel, 'history');
  needMembership(call, channel);
  return channel;
};

const toldMessage = (call: Call, channel: Channel, message: Message) =>
  messageJson(message, call.world.bot, {
    replies: repliesTo(channel, message.ts),
    withMetadata: flagArg(call, 'include_all_metadata'),
  });

/** What was said in a channel, and under one message. Ephemeral messages are not part of it. */
export const historyMethods: Readonly<Record<string, Method>> = {
  'conversations.history': {
    token: 'bot',
    scopes: historyScopes,
    tier: 'tier3',
    run: (call) => {
      const channel = readable(call);
      const said = channel.messages.filter(
        (each) =>
          each.onlyFor === undefined && !each.isDeleted && (each.threadTs === undefined || each.isBroadcast),
      );
      const page = pageOf(call, withinBounds(call, said).toReversed(), 100, 999);
      return {
        messages: page.items.map((each) => toldMessage(call, channel, each)),
        has_more: page.hasMore,
        pin_count: channel.messages.filter((each) => each.isPinned).length,
        ...(page.hasMore ? { response_metadata: page.metadata } : {}),
      };
    },
  },
  'conversations.replies': {
    token: 'bot',
    scopes: historyScopes,
    tier: 'tier3',
    run: (call) => {
      const channel = readable(call);
      const asked = findMessage(channel, neededArg(call, 'ts'));
      if (asked === undefined) throw new ApiFailure('thread_not_found');
      const root = asked.threadTs === undefined ? asked : (findMessage(channel, asked.threadTs) ?? asked);
      const replies = withinBounds(call, repliesTo(channel, root.ts));
      const page = pageOf(call, [root, ...replies], 1000);
      return {
        messages: page.items.map((each) => toldMessage(call, channel, each)),
        has_more: page.hasMore,
        ...(page.hasMore ? { response_metadata: page.metadata } : {}),
      };
    },
  },
};
