import { findMessage } from '../workspace/posting.ts';
import { neededArg } from './arguments.ts';
import { ApiFailure, type Call, type Method } from './call.ts';
import { channelArg, needMembership } from './conversations-found.ts';

const marked = (call: Call) => {
  const channel = channelArg(call);
  needMembership(call, channel);
  const message = findMessage(channel, neededArg(call, 'timestamp'));
  if (message === undefined) throw new ApiFailure('message_not_found');
  return message;
};

/** `reactions.*` and `pins.*`: small marks on messages. */
export const reactionMethods: Readonly<Record<string, Method>> = {
  'reactions.add': {
    token: 'bot',
    scopes: ['reactions:write'],
    tier: 'tier3',
    run: (call) => {
      const message = marked(call);
      const name = neededArg(call, 'name').replaceAll(':', '');
      const users = message.reactions.get(name) ?? new Set();
      if (users.has(call.world.bot.botUserId)) throw new ApiFailure('already_reacted');
      message.reactions.set(name, users.add(call.world.bot.botUserId));
      call.world.changed('reaction', { channel: message.channel, ts: message.ts });
      return {};
    },
  },
  'pins.add': {
    token: 'bot',
    scopes: ['pins:write'],
    tier: 'tier2',
    run: (call) => {
      const message = marked(call);
      if (message.isPinned) throw new ApiFailure('already_pinned');
      message.isPinned = true;
      call.world.changed('pin', { channel: message.channel, ts: message.ts });
      return {};
    },
  },
};
