import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { parseChannelId } from '../../../domain/ids.ts';
import type { Slack } from '../../../ports/slack.ts';
import { expectYes, read } from './call.ts';

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

/** One channel as Slack describes it now; null where there is none that the bot may see. */
export const readChannel =
  (client: WebClient): Slack['channel'] =>
  async (id) => {
    const method = 'conversations.info';
    const answer = z.object({ channel: channelSchema });
    const said = await read({ client, method, args: { channel: id }, answer });
    if (!said.ok && said.code === 'channel_not_found') return null;
    const { channel } = expectYes(method, said);
    return {
      id: parseChannelId(channel.id),
      name: channel.name ?? '',
      isArchived: channel.is_archived === true,
      hasBot: channel.is_member === true || channel.is_im === true,
      isShared: isSharedOutside(channel),
    };
  };
