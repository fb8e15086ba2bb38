import type { Channel } from './channel.ts';
import type { World } from './world.ts';

/** Brings somebody into a channel; false where they were in it already. */
export const joinChannel = (world: World, channel: Channel, userId: string): boolean => {
  if (channel.members.has(userId)) return false;
  channel.members.add(userId);
  world.changed('member_joined', { channel: channel.id, user: userId });
  return true;
};

/** Takes somebody out of a channel; false where they were not in it. */
export const leaveChannel = (world: World, channel: Channel, userId: string): boolean => {
  if (!channel.members.delete(userId)) return false;
  world.changed('member_left', { channel: channel.id, user: userId });
  return true;
};

/** Sets who is in a user group, and says who came and who went. */
export const setGroupMembers = (world: World, groupId: string, userIds: readonly string[]): void => {
  const group = world.groups.get(groupId);
  if (group === undefined) throw new Error(`There is no user group ${groupId}.`);
  const added = userIds.filter((id) => !group.members.has(id));
  const removed = [...group.members].filter((id) => !userIds.includes(id));
  group.members.clear();
  for (const id of userIds) group.members.add(id);
  world.changed('group_members', { group: groupId, added, removed });
};
