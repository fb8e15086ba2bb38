import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { type ChannelId, parseChannelId } from '../../../domain/ids.ts';
import type { Slack } from '../../../ports/slack.ts';
import { expectYes, read, unanswered } from './call.ts';
import { pages } from './pages.ts';

const channelSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  is_archived: z.boolean().optional(),
  is_member: z.boolean().optional(),
  is_im: z.boolean().optional(),
  is_shared: z.boolean().optional(),
  is_org_shared: z.boolean().optional(),
  is_ext_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
});

/** *Shared* means with another company, or about to be; workspaces of one enterprise are one company. */
const isSharedOutside = (channel: z.infer<typeof channelSchema>): boolean =>
  channel.is_ext_shared === true ||
  channel.is_pending_ext_shared === true ||
  (channel.is_shared === true && channel.is_org_shared !== true);

/**
 * One channel as Slack describes it now; null where there is none that the bot may see. The bot counts as in it
 * where a server does not say: it gave the channel to see, and a post that it refuses is told.
 */
export const readChannel =
  (client: WebClient): Slack['channel'] =>
  async (id) => {
    const method = 'conversations.info';
    const answer = z.object({ channel: channelSchema });
    const said = await read({ client, method, args: { channel: id }, answer });
    if (!said.ok && said.code === 'channel_not_found') return null;
    const { channel } = expectYes(method, said);
    return { ...described(channel), hasBot: channel.is_member !== false || channel.is_im === true };
  };

const described = (channel: z.infer<typeof channelSchema>) => ({
  id: parseChannelId(channel.id),
  name: channel.name ?? '',
  isArchived: channel.is_archived === true,
  isShared: isSharedOutside(channel),
});

/** All that the bot is in, archived ones too, a thousand at a time. */
export const readOwnChannels =
  (client: WebClient): Slack['ownChannels'] =>
  async () => {
    const method = 'users.conversations';
    const listing = pages({
      client,
      method,
      args: { types: 'public_channel,private_channel', limit: 999 },
      field: 'channels',
      item: channelSchema,
      atMostPages: 50,
    });
    const found = new Map<ChannelId, Awaited<ReturnType<Slack['channel']>> & object>();
    for await (const page of listing) {
      if (page.kind === 'refused') throw unanswered(method, { kind: 'definite', code: page.code });
      if (page.kind === 'unfinished') throw unanswered(method, { kind: 'uncertain' });
      for (const channel of page.items) {
        const one = described(channel);
        found.set(one.id, { ...one, hasBot: true });
      }
    }
    return found;
  };
