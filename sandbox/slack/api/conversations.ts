import { channelJson } from '../workspace/channel.ts';
import { directMessage } from '../workspace/direct-message.ts';
import { joinChannel } from '../workspace/membership.ts';
import { flagArg, neededArg, textArg } from './arguments.ts';
import { ApiFailure, type Call, type Method } from './call.ts';
import { channelArg, channelsFor, needChannelScope } from './conversations-found.ts';
import { pageOf } from './paging.ts';

const readScopes = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

const told = (call: Call, channel: ReturnType<typeof channelArg>) =>
  channelJson(channel, call.world.bot.botUserId, call.world.team.id);

/** `conversations.*` about channels themselves; what was said in them is another file. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.list': {
    token: 'bot',
    scopes: readScopes,
    tier: 'tier2',
    run: (call) => {
      const page = pageOf(call, channelsFor(call, { archived: !flagArg(call, 'exclude_archived') }), 100);
      return { channels: page.items.map((each) => told(call, each)), response_metadata: page.metadata };
    },
  },
  'conversations.info': {
    token: 'bot',
    scopes: readScopes,
    tier: 'tier3',
    run: (call) => {
      const channel = channelArg(call);
      needChannelScope(call, channel, 'read');
      return { channel: told(call, channel) };
    },
  },
  'conversations.members': {
    token: 'bot',
    scopes: readScopes,
    tier: 'tier4',
    run: (call) => {
      const channel = channelArg(call);
      needChannelScope(call, channel, 'read');
      const page = pageOf(call, [...channel.members], 100);
      return { members: page.items, response_metadata: page.metadata };
    },
  },
  'conversations.open': {
    token: 'bot',
    scopes: ['im:write', 'mpim:write'],
    tier: 'tier3',
    run: (call) => {
      const given = textArg(call, 'channel');
      if (given !== undefined) return { channel: { id: channelArg(call).id }, no_op: true };
      const users = neededArg(call, 'users').split(',');
      const person = call.world.people.get(users[0] ?? '');
      if (person === undefined || users.length > 1) throw new ApiFailure('user_not_found');
      if (person.isDeactivated) throw new ApiFailure('user_disabled');
      if (person.isBot) throw new ApiFailure('cannot_dm_bot');
      return { channel: { id: directMessage(call.world, person.id).id } };
    },
  },
  'conversations.join': {
    token: 'bot',
    scopes: ['channels:join'],
    tier: 'tier3',
    run: (call) => {
      const channel = channelArg(call);
      if (channel.isArchived) throw new ApiFailure('is_archived');
      if (channel.kind !== 'public') throw new ApiFailure('method_not_supported_for_channel_type');
      const isNew = joinChannel(call.world, channel, call.world.bot.botUserId);
      return {
        channel: told(call, channel),
        ...(isNew
          ? {}
          : { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }),
      };
    },
  },
};
