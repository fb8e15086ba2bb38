import type { Channel } from '../workspace/channel.ts';
import { joinChannel, leaveChannel, setGroupMembers } from '../workspace/membership.ts';
import type { Person, PersonSeed } from '../workspace/person.ts';
import { deleteMessage } from '../workspace/posting.ts';
import type { World } from '../workspace/world.ts';

/** What an administrator does: people, groups, channels. */
export interface Staff {
  readonly editPerson: (userId: string, changes: Partial<Omit<Person, 'id'>>) => void;
  readonly addPerson: (seed: PersonSeed) => void;
  readonly setGroup: (groupId: string, userIds: readonly string[]) => void;
  readonly addGroup: (seed: { id: string; handle: string; name: string; members: readonly string[] }) => void;
  readonly disableGroup: (groupId: string) => void;
  readonly join: (channel: string, userId: string) => void;
  /** Takes a person, or the bot, out of a channel. */
  readonly kick: (channel: string, userId: string) => void;
  readonly addChannel: (seed: {
    id: string;
    name: string;
    kind?: 'public' | 'private';
    members: readonly string[];
  }) => void;
  readonly renameChannel: (channel: string, name: string) => void;
  readonly archive: (channel: string) => void;
  readonly unarchive: (channel: string) => void;
  /** Deletes a message by hand. */
  readonly deleteMessage: (message: { channel: string; ts: string }) => void;
  /** Removes the app: its tokens no longer work. */
  readonly uninstall: () => void;
}

const channelOf = (world: World, key: string): Channel => {
  const channel = world.channels.get(key) ?? [...world.channels.values()].find((each) => each.name === key);
  if (channel === undefined) throw new Error(`There is no channel ${key}.`);
  return channel;
};

const setArchived = (world: World, key: string, isArchived: boolean): void => {
  const channel = channelOf(world, key);
  channel.isArchived = isArchived;
  const user = [...channel.members].find((id) => id !== world.bot.botUserId);
  world.changed(isArchived ? 'channel_archive' : 'channel_unarchive', {
    channel: channel.id,
    user: user ?? null,
  });
};

export const createStaff = (world: World): Staff => ({
  editPerson: (userId, changes) => {
    const person = world.people.get(userId);
    if (person === undefined) throw new Error(`There is nobody with the id ${userId}.`);
    Object.assign(person, changes);
    world.changed('person', { user: userId });
  },
  addPerson: (seed) => {
    const usual = { teamId: world.team.id, timeZone: 'Etc/UTC', email: `${seed.name}@parcel.example` };
    const flags = {
      isAdmin: false,
      isBot: false,
      isRestricted: false,
      isUltraRestricted: false,
      isDeactivated: false,
    };
    world.people.set(seed.id, { ...usual, ...flags, ...seed });
    world.changed('person', { user: seed.id });
  },
  setGroup: (groupId, userIds) => setGroupMembers(world, groupId, userIds),
  addGroup: (seed) => {
    world.groups.set(seed.id, { ...seed, isDisabled: false, members: new Set(seed.members) });
    world.changed('group', { group: seed.id });
  },
  disableGroup: (groupId) => {
    const group = world.groups.get(groupId);
    if (group === undefined) throw new Error(`There is no user group ${groupId}.`);
    group.isDisabled = true;
    world.changed('group', { group: groupId });
  },
  join: (key, userId) => void joinChannel(world, channelOf(world, key), userId),
  kick: (key, userId) => void leaveChannel(world, channelOf(world, key), userId),
  addChannel: ({ id, name, kind = 'public', members }) => {
    const lists = { messages: [], readUpTo: new Map(), members: new Set(members) };
    world.channels.set(id, {
      id,
      name,
      kind,
      isShared: false,
      isArchived: false,
      createdAt: world.now(),
      ...lists,
    });
    world.changed('channel', { channel: id });
  },
  renameChannel: (key, name) => {
    const channel = channelOf(world, key);
    channel.name = name;
    world.changed('channel_rename', { channel: channel.id });
  },
  archive: (key) => setArchived(world, key, true),
  unarchive: (key) => setArchived(world, key, false),
  deleteMessage: ({ channel: key, ts }) => {
    const message = channelOf(world, key).messages.find((each) => each.ts === ts);
    if (message === undefined) throw new Error(`There is no message ${ts}.`);
    deleteMessage(world, message);
  },
  uninstall: () => {
    world.isUninstalled = true;
    world.changed('uninstalled', {});
  },
});
