import type { Fields } from '../json.ts';
import { messageText, viewText } from '../render-text.ts';
import { readerIn } from '../rendering/reader.ts';
import type { Channel } from '../workspace/channel.ts';
import { lastVersion, type Message, type MessageVersion } from '../workspace/message.ts';
import type { View } from '../workspace/view.ts';
import type { World } from '../workspace/world.ts';

/** A message as one person sees it. */
export interface SeenMessage {
  readonly ts: string;
  readonly channel: string;
  readonly author: {
    readonly id: string;
    readonly name: string;
    readonly kind: 'person' | 'bot' | 'slackbot';
  };
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly attachments: readonly Fields[];
  readonly files: readonly Fields[];
  /** The message in plain text, dates in this person's zone. */
  readonly plain: string;
  /** Only this person sees it. */
  readonly isEphemeral: boolean;
  readonly isBroadcast: boolean;
  readonly isPinned: boolean;
  /** Links in it are shown with a preview. */
  readonly unfurls: boolean;
  readonly threadTs: string | null;
  readonly replyCount: number;
  readonly editedAt: string | null;
  readonly versions: readonly MessageVersion[];
  readonly metadata: Fields | null;
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
}

export interface SeenChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly isMember: boolean;
  readonly isArchived: boolean;
  readonly isShared: boolean;
  readonly members: readonly string[];
  readonly unread: number;
  /** Everything, replies too, oldest first. */
  readonly messages: readonly SeenMessage[];
}

export interface SeenView {
  readonly id: string;
  readonly content: Fields;
  readonly values: Fields;
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble: string | null;
  readonly isSubmitting: boolean;
  readonly plain: string;
}

/** All that is on one person's screen. */
export interface Screen {
  readonly userId: string;
  readonly channels: readonly SeenChannel[];
  /** Open modals, the top one last. */
  readonly modals: readonly SeenView[];
  readonly home: SeenView | null;
}

export const seenMessage = (
  world: World,
  channel: Channel,
  message: Message,
  userId: string,
): SeenMessage => {
  const shown = lastVersion(message);
  const reader = readerIn(world, world.people.get(userId)?.timeZone);
  return {
    ts: message.ts,
    channel: channel.id,
    author: {
      id: message.author.user,
      name: world.people.get(message.author.user)?.realName ?? message.author.user,
      kind: message.author.kind,
    },
    text: shown.text,
    blocks: shown.blocks,
    attachments: shown.attachments,
    files: message.files,
    plain: messageText(shown, reader),
    isEphemeral: message.onlyFor !== undefined,
    isBroadcast: message.isBroadcast,
    isPinned: message.isPinned,
    unfurls: message.unfurl,
    threadTs: message.threadTs ?? null,
    replyCount: channel.messages.filter((each) => each.threadTs === message.ts && !each.isDeleted).length,
    editedAt: message.editedAt?.toISOString() ?? null,
    versions: message.versions,
    metadata: message.metadata ?? null,
    reactions: [...message.reactions].map(([name, users]) => ({ name, users: [...users] })),
  };
};

/** Whether a person sees a message: everybody's, or their own ephemeral ones. */
export const isSeenBy = (message: Message, userId: string): boolean =>
  !message.isDeleted && (message.onlyFor === undefined || message.onlyFor === userId);

/** One channel as one person sees it. */
export const seenChannel = (world: World, channel: Channel, userId: string): SeenChannel => {
  const isMember = channel.members.has(userId);
  const visible = channel.messages.filter((each) => isMember && isSeenBy(each, userId));
  const readUpTo = Number(channel.readUpTo.get(userId) ?? '0');
  const isUnread = (each: Message): boolean =>
    Number(each.ts) > readUpTo &&
    each.author.user !== userId &&
    (each.threadTs === undefined || each.isBroadcast);
  const other = [...channel.members].find((id) => id !== userId);
  return {
    id: channel.id,
    name: channel.kind === 'im' ? (world.people.get(other ?? '')?.realName ?? channel.name) : channel.name,
    kind: channel.kind,
    isMember,
    isArchived: channel.isArchived,
    isShared: channel.isShared,
    members: [...channel.members],
    unread: visible.filter(isUnread).length,
    messages: visible.map((each) => seenMessage(world, channel, each, userId)),
  };
};

const seenView = (world: World, view: View): SeenView => ({
  id: view.id,
  content: view.content,
  values: view.values,
  errors: view.errors,
  trouble: view.trouble ?? null,
  isSubmitting: view.isSubmitting,
  plain: viewText(view, readerIn(world, world.people.get(view.userId)?.timeZone)),
});

/** The workspace as one person sees it; guests and strangers see only the channels they are in. */
export const screenOf = (world: World, userId: string): Screen => {
  const person = world.people.get(userId);
  if (person === undefined) throw new Error(`There is nobody with the id ${userId}.`);
  const isFull = person.teamId === world.team.id && !person.isRestricted && !person.isUltraRestricted;
  const home = world.homes.get(userId);
  return {
    userId,
    channels: [...world.channels.values()]
      .filter((each) => each.members.has(userId) || (isFull && each.kind === 'public'))
      .map((each) => seenChannel(world, each, userId)),
    modals: (world.modals.get(userId) ?? []).map((each) => seenView(world, each)),
    home: home === undefined ? null : seenView(world, home),
  };
};
