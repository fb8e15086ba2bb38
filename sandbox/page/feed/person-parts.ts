import type { Control } from '../../slack/control/control.ts';
import {
  type Screen,
  type SeenChannel,
  type SeenMessage,
  type SeenView,
  screenOf,
} from '../../slack/control/seen.ts';
import { fieldsListOf, fieldsOf, stringOf, wordsOf } from '../../slack/json.ts';
import type { World } from '../../slack/workspace/world.ts';
import type { ChannelPart, GroupPart, MessagePart, PersonPart, ViewPart } from '../wire/parts.ts';
import { roleOf } from './role.ts';

const messagePart = (message: SeenMessage): MessagePart => ({
  ts: message.ts,
  authorKind: message.author.kind,
  userId: message.author.id,
  text: message.text,
  blocks: message.blocks,
  attachments: message.attachments,
  files: message.files,
  threadTs: message.threadTs ?? undefined,
  isBroadcast: message.isBroadcast,
  isOnlyForYou: message.isEphemeral,
  isEdited: message.editedAt !== null,
  isPinned: message.isPinned,
  reactions: message.reactions,
});

const mentionsOf = (world: World, channel: SeenChannel, personId: string): number => {
  const groups = [...world.groups.values()].filter((each) => each.members.has(personId));
  const marks = [personId, ...groups.map((each) => each.id)];
  return channel.messages
    .slice(channel.unread === 0 ? channel.messages.length : -channel.unread)
    .filter(
      (each) =>
        !each.isEphemeral && marks.some((id) => JSON.stringify([each.text, each.blocks]).includes(id)),
    ).length;
};

const channelPart = (world: World, channel: SeenChannel, personId: string): ChannelPart => ({
  id: channel.id,
  name: channel.name,
  kind: channel.kind,
  isShared: channel.isShared,
  isArchived: channel.isArchived,
  memberCount: channel.members.length,
  otherId: channel.kind === 'im' ? channel.members.find((id) => id !== personId) : undefined,
  unread: channel.unread,
  mentions: channel.kind === 'im' ? channel.unread : mentionsOf(world, channel, personId),
});

const viewPart = (world: World, seen: SeenView): ViewPart => {
  const { content } = seen;
  const words = (key: string): string | undefined => wordsOf(content[key]) || undefined;
  const known = [...[...world.modals.values()].flat(), ...world.homes.values()];
  const view = known.find((each) => each.id === seen.id);
  return {
    id: seen.id,
    hash: view?.hash ?? '',
    title: words('title') ?? '',
    submit: words('submit'),
    close: words('close'),
    callbackId: stringOf(content['callback_id']) ?? '',
    blocks: fieldsListOf(content['blocks']),
    values: view?.values ?? {},
    errors: seen.errors,
    trouble: seen.trouble ?? undefined,
    isSubmitting: seen.isSubmitting,
  };
};

const peoplePart = (world: World): readonly PersonPart[] =>
  [...world.people.values()].map((person) => ({
    id: person.id,
    name: person.name,
    realName: person.realName,
    timeZone: person.timeZone,
    isBot: person.isBot,
    isGuest: person.isRestricted || person.isUltraRestricted,
    isStranger: person.teamId !== world.team.id,
    isDeactivated: person.isDeactivated,
    role: roleOf(world, person),
  }));

const groupsPart = (world: World): readonly GroupPart[] =>
  [...world.groups.values()]
    .filter((each) => !each.isDisabled)
    .map(({ id, handle, members }) => ({ id, handle, members: [...members] }));

/** What one person's tab shows, key by key. */
export const personParts = (control: Control, personId: string): readonly (readonly [string, unknown])[] => {
  const { world } = control;
  const screen: Screen = screenOf(world, personId);
  const own = screen.channels.filter((each) => each.isMember);
  return [
    ['people', peoplePart(world)],
    ['groups', groupsPart(world)],
    ['channels', own.map((each) => channelPart(world, each, personId))],
    ...own.map((each) => [`messages:${each.id}`, each.messages.map(messagePart)] as const),
    ['modals', screen.modals.map((each) => viewPart(world, each))],
    [
      'home',
      screen.home === null
        ? null
        : viewPart(world, { ...screen.home, content: fieldsOf(screen.home.content) }),
    ],
  ];
};
