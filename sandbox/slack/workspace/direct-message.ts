import type { Channel } from './channel.ts';
import type { World } from './world.ts';

/** The direct messages between the bot and a person, begun if there are none. */
export const directMessage = (world: World, userId: string, otherId = world.bot.botUserId): Channel => {
  const known = [...world.channels.values()].find(
    (each) => each.kind === 'im' && each.members.has(userId) && each.members.has(otherId),
  );
  if (known !== undefined) return known;
  const channel: Channel = {
    id: `D07${userId.slice(3)}`,
    name: world.people.get(userId)?.name ?? userId,
    kind: 'im',
    isShared: false,
    isArchived: false,
    createdAt: world.now(),
    members: new Set([userId, otherId]),
    messages: [],
    readUpTo: new Map(),
  };
  const id = world.channels.has(channel.id) ? world.nextId('D') : channel.id;
  const opened = { ...channel, id };
  world.channels.set(id, opened);
  return opened;
};
