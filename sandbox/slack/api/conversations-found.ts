import type { Channel } from '../workspace/channel.ts';
import { neededArg, textArg } from './arguments.ts';
import { ApiFailure, type Call, needScope } from './call.ts';

const wireTypes = { public: 'public_channel', private: 'private_channel', im: 'im' } as const;
const scopePrefix = { public: 'channels', private: 'groups', im: 'im' } as const;

const isVisible = (call: Call, channel: Channel): boolean =>
  channel.kind === 'public' || channel.members.has(call.world.bot.botUserId);

/** The channel that an argument names, if the bot may know of it. */
export const channelArg = (call: Call, name = 'channel'): Channel => {
  const id = neededArg(call, name);
  const channel = call.world.channels.get(id);
  if (channel === undefined || !isVisible(call, channel)) throw new ApiFailure('channel_not_found');
  return channel;
};

/** Refuses unless the token may read (`read`) or look back into (`history`) this kind of channel. */
export const needChannelScope = (call: Call, channel: Channel, right: 'read' | 'history'): void =>
  needScope(call.granted, [`${scopePrefix[channel.kind]}:${right}`]);

/** Refuses unless the bot is in the channel. */
export const needMembership = (call: Call, channel: Channel): void => {
  if (!channel.members.has(call.world.bot.botUserId)) throw new ApiFailure('not_in_channel');
};

/** The channels of the asked-for `types` that the bot may know of. */
export const channelsFor = (call: Call, wanted: { readonly archived: boolean }): readonly Channel[] => {
  const types = (textArg(call, 'types') ?? 'public_channel').split(',').map((each) => each.trim());
  const known = [...Object.values(wireTypes), 'mpim'] as readonly string[];
  if (types.some((type) => !known.includes(type))) throw new ApiFailure('invalid_types');
  return [...call.world.channels.values()].filter(
    (each) =>
      types.includes(wireTypes[each.kind]) && isVisible(call, each) && (wanted.archived || !each.isArchived),
  );
};
