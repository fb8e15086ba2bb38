import type { Fields } from '../json.ts';
import { withIds } from './block-ids.ts';
import type { Channel } from './channel.ts';
import { type Author, lastVersion, type Message } from './message.ts';
import type { World } from './world.ts';

/** What is said, before it has a place in a channel. */
export interface Draft {
  readonly author: Author;
  readonly text: string;
  readonly blocks?: readonly Fields[];
  readonly attachments?: readonly Fields[];
  readonly threadTs?: string | undefined;
  readonly isBroadcast?: boolean;
  readonly onlyFor?: string;
  readonly metadata?: Fields | undefined;
  readonly files?: readonly Fields[];
  readonly unfurl?: boolean;
}

const attachmentsWithIds = (world: World, attachments: readonly Fields[]): readonly Fields[] =>
  attachments.map((each) =>
    Array.isArray(each['blocks']) ? { ...each, blocks: withIds(world, each['blocks']) } : each,
  );

/** Adds a message to a channel, and says so to whoever watches. */
export const postMessage = (world: World, channel: Channel, draft: Draft): Message => {
  const message: Message = {
    ts: world.nextTs(),
    channel: channel.id,
    author: draft.author,
    threadTs: draft.threadTs,
    isBroadcast: draft.isBroadcast ?? false,
    onlyFor: draft.onlyFor,
    versions: [
      {
        text: draft.text,
        blocks: withIds(world, draft.blocks ?? []),
        attachments: attachmentsWithIds(world, draft.attachments ?? []),
        at: world.now(),
      },
    ],
    metadata: draft.metadata,
    editedAt: undefined,
    isDeleted: false,
    isPinned: false,
    reactions: new Map(),
    files: draft.files ?? [],
    unfurl: draft.unfurl ?? false,
  };
  channel.messages.push(message);
  if (draft.author.kind === 'person') channel.readUpTo.set(draft.author.user, message.ts);
  world.changed('message', { channel: channel.id, ts: message.ts, onlyFor: draft.onlyFor ?? null });
  return message;
};

/** What an edit changes; what it leaves out stays as it is. */
export interface Edit {
  readonly text?: string | undefined;
  readonly blocks?: readonly Fields[] | undefined;
  readonly attachments?: readonly Fields[] | undefined;
  readonly metadata?: Fields | undefined;
}

/** Gives a message a new version; without blocks it keeps the old ones, as `chat.update` does. */
export const editMessage = (world: World, message: Message, edit: Edit): void => {
  const before = lastVersion(message);
  message.versions = [
    ...message.versions,
    {
      text: edit.text ?? before.text,
      blocks: edit.blocks === undefined ? before.blocks : withIds(world, edit.blocks),
      attachments:
        edit.attachments === undefined ? before.attachments : attachmentsWithIds(world, edit.attachments),
      at: world.now(),
    },
  ];
  message.editedAt = world.now();
  if (edit.metadata !== undefined) message.metadata = edit.metadata;
  world.changed('message_changed', { channel: message.channel, ts: message.ts });
};

export const deleteMessage = (world: World, message: Message): void => {
  message.isDeleted = true;
  world.changed('message_deleted', { channel: message.channel, ts: message.ts });
};

/** The message with this `ts` that everybody in the channel can see, unless it was deleted. */
export const findMessage = (channel: Channel, ts: string): Message | undefined =>
  channel.messages.find((each) => each.ts === ts && each.onlyFor === undefined && !each.isDeleted);

/** The replies under a message, oldest first. */
export const repliesTo = (channel: Channel, ts: string): readonly Message[] =>
  channel.messages.filter((each) => each.threadTs === ts && each.onlyFor === undefined && !each.isDeleted);
