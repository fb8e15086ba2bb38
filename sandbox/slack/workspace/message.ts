import type { Fields } from '../json.ts';

/** What a message said at one time. */
export interface MessageVersion {
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly attachments: readonly Fields[];
  readonly at: Date;
}

/** Who wrote a message: a person, the bot under test, or Slack itself. */
export type Author = { readonly kind: 'person' | 'bot' | 'slackbot'; readonly user: string };

/** A message in a channel. Its last version is what people see. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly author: Author;
  readonly threadTs: string | undefined;
  readonly isBroadcast: boolean;
  /** The only person who sees it; undefined: everybody in the channel. */
  readonly onlyFor: string | undefined;
  versions: readonly [MessageVersion, ...MessageVersion[]];
  metadata: Fields | undefined;
  editedAt: Date | undefined;
  isDeleted: boolean;
  isPinned: boolean;
  readonly reactions: Map<string, Set<string>>;
  readonly files: readonly Fields[];
  readonly unfurl: boolean;
}

export const lastVersion = (message: Message): MessageVersion =>
  message.versions.at(-1) ?? message.versions[0];

/** The ids that make a message the bot's own, in Slack's answers. */
export interface BotIdentity {
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botName: string;
  readonly teamId: string;
}

interface Told {
  readonly replies: readonly Message[];
  readonly withMetadata: boolean;
}

const threadJson = (message: Message, replies: readonly Message[]): Fields => {
  if (message.threadTs !== undefined) return { thread_ts: message.threadTs };
  if (replies.length === 0) return {};
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users: [...new Set(replies.map((each) => each.author.user))],
    reply_users_count: new Set(replies.map((each) => each.author.user)).size,
    latest_reply: replies.at(-1)?.ts,
    is_locked: false,
    subscribed: true,
  };
};

/** A message as `conversations.history` tells it. */
export const messageJson = (message: Message, bot: BotIdentity, told: Told): Fields => {
  const shown = lastVersion(message);
  const isBots = message.author.kind === 'bot';
  return {
    type: 'message',
    ...(message.isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    user: message.author.user,
    ...(isBots ? { bot_id: bot.botId, app_id: bot.appId } : {}),
    ...(isBots
      ? {
          bot_profile: {
            id: bot.botId,
            app_id: bot.appId,
            name: bot.botName,
            team_id: bot.teamId,
            deleted: false,
          },
        }
      : {}),
    team: bot.teamId,
    ts: message.ts,
    text: shown.text,
    ...(shown.blocks.length > 0 ? { blocks: shown.blocks } : {}),
    ...(shown.attachments.length > 0 ? { attachments: shown.attachments } : {}),
    ...(message.files.length > 0 ? { files: message.files } : {}),
    ...threadJson(message, told.replies),
    ...(message.editedAt === undefined
      ? {}
      : {
          edited: {
            user: message.author.user,
            ts: `${Math.floor(message.editedAt.getTime() / 1000)}.000000`,
          },
        }),
    ...(told.withMetadata && message.metadata !== undefined ? { metadata: message.metadata } : {}),
    ...(message.isPinned ? { pinned_to: [message.channel] } : {}),
    ...(message.reactions.size > 0
      ? {
          reactions: [...message.reactions].map(([name, users]) => ({
            name,
            users: [...users],
            count: users.size,
          })),
        }
      : {}),
  };
};
