import type { Channel } from '../workspace/channel.ts';
import { directMessage } from '../workspace/direct-message.ts';
import { type Message, messageJson } from '../workspace/message.ts';
import { deleteMessage, editMessage, findMessage, postMessage, repliesTo } from '../workspace/posting.ts';
import { flagArg, neededArg, textArg } from './arguments.ts';
import { ApiFailure, type Call, type Method } from './call.ts';
import { channelArg } from './conversations-found.ts';
import { withNamesLinked } from './link-names.ts';
import { saidArg } from './message-arguments.ts';

const byNameOrPerson = (call: Call): Channel => {
  const given = neededArg(call, 'channel').replace(/^#/, '');
  const { world } = call;
  const named = [...world.channels.values()].find((each) => each.name === given && each.kind === 'public');
  const person = world.people.get(given);
  if (named !== undefined) return named;
  if (person === undefined) return channelArg(call);
  if (person.isDeactivated || person.isBot) throw new ApiFailure('channel_not_found');
  return directMessage(world, person.id);
};

/** The channel to write into, if the bot may write there now. */
const writable = (call: Call): Channel => {
  const channel = byNameOrPerson(call);
  if (channel.isArchived) throw new ApiFailure('is_archived');
  const mayVisit = channel.kind === 'public' && call.granted?.has('chat:write.public') === true;
  if (!channel.members.has(call.world.bot.botUserId) && !mayVisit) throw new ApiFailure('not_in_channel');
  return channel;
};

/**
 * The thread to reply in. Where the message above was deleted and nobody had replied, Slack says nothing
 * and posts the reply into the channel; the answer then has no `thread_ts`.
 */
const threadArg = (call: Call, channel: Channel): string | undefined => {
  const ts = textArg(call, 'thread_ts');
  if (ts === undefined) return undefined;
  const parent = findMessage(channel, ts);
  if (parent === undefined && repliesTo(channel, ts).length === 0) return undefined;
  return parent?.threadTs ?? ts;
};

const told = (call: Call, channel: Channel, message: Message) =>
  messageJson(message, call.world.bot, { replies: repliesTo(channel, message.ts), withMetadata: true });

const ownMessage = (call: Call, channel: Channel, refusal: string): Message => {
  const message = findMessage(channel, neededArg(call, 'ts'));
  if (message === undefined) throw new ApiFailure('message_not_found');
  if (message.author.user !== call.world.bot.botUserId) throw new ApiFailure(refusal);
  return message;
};

/** `chat.*`: what the bot says. */
export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'posting',
    run: (call) => {
      const channel = writable(call);
      const said = saidArg(call, 'post');
      const text = said.text ?? '';
      const linksNames = flagArg(call, 'link_names') || textArg(call, 'parse') === 'full';
      const threadTs = threadArg(call, channel);
      const message = postMessage(call.world, channel, {
        author: { kind: 'bot', user: call.world.bot.botUserId },
        text: linksNames ? withNamesLinked(call.world, text) : text,
        blocks: said.blocks ?? [],
        attachments: said.attachments ?? [],
        metadata: said.metadata,
        threadTs,
        isBroadcast: threadTs !== undefined && flagArg(call, 'reply_broadcast'),
        unfurl: flagArg(call, 'unfurl_links') || flagArg(call, 'unfurl_media', true),
      });
      return { channel: channel.id, ts: message.ts, message: told(call, channel, message) };
    },
  },
  'chat.postEphemeral': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'tier4',
    run: (call) => {
      const channel = writable(call);
      const user = neededArg(call, 'user');
      const said = saidArg(call, 'post');
      if (!channel.members.has(user)) throw new ApiFailure('user_not_in_channel');
      const message = postMessage(call.world, channel, {
        author: { kind: 'bot', user: call.world.bot.botUserId },
        text: said.text ?? '',
        blocks: said.blocks ?? [],
        attachments: said.attachments ?? [],
        threadTs: textArg(call, 'thread_ts'),
        onlyFor: user,
      });
      return { message_ts: message.ts };
    },
  },
  'chat.update': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'tier3',
    run: (call) => {
      const channel = channelArg(call);
      if (channel.isArchived) throw new ApiFailure('is_archived');
      const message = ownMessage(call, channel, 'cant_update_message');
      const said = saidArg(call, 'update');
      editMessage(call.world, message, said);
      const { text } = message.versions.at(-1) ?? { text: '' };
      return { channel: channel.id, ts: message.ts, text, message: told(call, channel, message) };
    },
  },
  'chat.delete': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'tier3',
    run: (call) => {
      const channel = channelArg(call);
      if (channel.isArchived) throw new ApiFailure('is_archived');
      const message = ownMessage(call, channel, 'cant_delete_message');
      deleteMessage(call.world, message);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    token: 'bot',
    scopes: [],
    tier: 'special',
    run: (call) => {
      const channel = channelArg(call);
      const message = findMessage(channel, neededArg(call, 'message_ts'));
      if (message === undefined) throw new ApiFailure('message_not_found');
      const at = `https://${call.world.team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
      const inThread =
        message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
      return { channel: channel.id, permalink: at + inThread };
    },
  },
};
