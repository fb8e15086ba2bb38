import { type Fields, listOf, stringOf } from '../json.ts';
import { messageJson } from '../workspace/message.ts';
import { toldPerson } from '../workspace/told-person.ts';
import { viewJson } from '../workspace/view.ts';
import type { Change, World } from '../workspace/world.ts';

/** The events an app hears of when its manifest names no others. */
export const usualEvents: ReadonlySet<string> = new Set([
  'app_home_opened',
  'app_mention',
  'message.im',
  'member_joined_channel',
  'member_left_channel',
  'channel_left',
  'group_left',
  'subteam_members_changed',
  'channel_archive',
  'channel_unarchive',
  'channel_rename',
  'user_change',
  'app_uninstalled',
  'tokens_revoked',
]);

/** An event as the bot hears of it, and the name it is subscribed to by. */
export interface Heard {
  readonly subscription: string;
  readonly event: Fields;
}

const isBotIn = (world: World, channel: unknown): boolean =>
  world.channels.get(String(channel))?.members.has(world.bot.botUserId) === true;

const messageEvents = (world: World, change: Change): readonly Heard[] => {
  const channel = world.channels.get(String(change.detail['channel']));
  const message = channel?.messages.find((each) => each.ts === change.detail['ts']);
  if (channel === undefined || message === undefined || message.onlyFor !== undefined) return [];
  if (!isBotIn(world, channel.id) || message.author.kind === 'slackbot') return [];
  const told = messageJson(message, world.bot, { replies: [], withMetadata: true });
  const wire = { public: 'channel', private: 'group', im: 'im' }[channel.kind];
  const { ts } = message;
  const common = { ...told, channel: channel.id, event_ts: ts };
  const plural = wire === 'im' ? 'im' : `${wire}s`;
  const heard: Heard[] = [{ subscription: `message.${plural}`, event: { ...common, channel_type: wire } }];
  const isMention = String(told['text']).includes(`<@${world.bot.botUserId}>`);
  if (isMention && channel.kind !== 'im' && message.author.kind === 'person') {
    heard.push({ subscription: 'app_mention', event: { ...common, type: 'app_mention' } });
  }
  return heard;
};

const editEvents = (world: World, change: Change): readonly Heard[] => {
  const channel = world.channels.get(String(change.detail['channel']));
  const message = channel?.messages.find((each) => each.ts === change.detail['ts']);
  if (channel === undefined || message === undefined || message.onlyFor !== undefined) return [];
  if (!isBotIn(world, channel.id)) return [];
  const wire = { public: 'channel', private: 'group', im: 'im' }[channel.kind];
  const told = messageJson(message, world.bot, { replies: [], withMetadata: true });
  const event = {
    type: 'message',
    subtype: change.kind,
    channel: channel.id,
    channel_type: wire,
    ts: message.ts,
    ...(change.kind === 'message_deleted'
      ? { deleted_ts: message.ts, previous_message: told }
      : { message: told }),
  };
  return [{ subscription: `message.${wire === 'im' ? 'im' : `${wire}s`}`, event }];
};

/** Who is taken out of a channel is no longer told what happens in it: the bot hears `channel_left` instead. */
const membershipEvents = (world: World, change: Change): readonly Heard[] => {
  const channel = world.channels.get(String(change.detail['channel']));
  const user = stringOf(change.detail['user']);
  const isAboutBot = user === world.bot.botUserId;
  if (channel === undefined || (!isBotIn(world, channel.id) && !isAboutBot)) return [];
  if (isAboutBot && change.kind === 'member_left') {
    const left = channel.kind === 'private' ? 'group_left' : 'channel_left';
    return [{ subscription: left, event: { type: left, channel: channel.id } }];
  }
  const type = change.kind === 'member_joined' ? 'member_joined_channel' : 'member_left_channel';
  const letter = channel.kind === 'private' ? 'G' : 'C';
  return [
    {
      subscription: type,
      event: { type, user, channel: channel.id, channel_type: letter, team: world.team.id },
    },
  ];
};

const groupEvents = (world: World, change: Change): readonly Heard[] => {
  const { group, added, removed } = change.detail;
  return [
    {
      subscription: 'subteam_members_changed',
      event: {
        type: 'subteam_members_changed',
        subteam_id: group,
        team_id: world.team.id,
        date_update: Math.floor(world.now().getTime() / 1000),
        added_users: added,
        added_users_count: listOf(added).length,
        removed_users: removed,
        removed_users_count: listOf(removed).length,
      },
    },
  ];
};

const channelEvents = (world: World, change: Change): readonly Heard[] => {
  const channel = world.channels.get(String(change.detail['channel']));
  if (channel === undefined) return [];
  const event =
    change.kind === 'channel_rename'
      ? { type: change.kind, channel: { id: channel.id, name: channel.name, created: 0 } }
      : { type: change.kind, channel: channel.id, user: change.detail['user'] };
  return [{ subscription: change.kind, event }];
};

const homeEvents = (world: World, change: Change): readonly Heard[] => {
  const user = String(change.detail['user']);
  const home = world.homes.get(user);
  return [
    {
      subscription: 'app_home_opened',
      event: {
        type: 'app_home_opened',
        user,
        channel: change.detail['channel'],
        tab: 'home',
        ...(home === undefined ? {} : { view: viewJson(home, world.bot) }),
      },
    },
  ];
};

const personEvents = (world: World, change: Change): readonly Heard[] => {
  const person = world.people.get(String(change.detail['user']));
  if (person === undefined) return [];
  const user = toldPerson(world, person);
  return [{ subscription: 'user_change', event: { type: 'user_change', user } }];
};

const goodbyes = (world: World): readonly Heard[] => [
  { subscription: 'app_uninstalled', event: { type: 'app_uninstalled' } },
  {
    subscription: 'tokens_revoked',
    event: { type: 'tokens_revoked', tokens: { oauth: [], bot: [world.bot.botUserId] } },
  },
];

const listeners: Readonly<Record<string, (world: World, change: Change) => readonly Heard[]>> = {
  message: messageEvents,
  message_changed: editEvents,
  message_deleted: editEvents,
  member_joined: membershipEvents,
  member_left: membershipEvents,
  group_members: groupEvents,
  channel_archive: channelEvents,
  channel_unarchive: channelEvents,
  channel_rename: channelEvents,
  home_opened: homeEvents,
  person: personEvents,
  uninstalled: goodbyes,
};

/** What the bot would hear of a change. */
export const eventsOf = (world: World, change: Change): readonly Heard[] =>
  listeners[change.kind]?.(world, change) ?? [];
