import { type ChannelId, isChannelId } from '../domain/ids.ts';
import type { Ports } from '../ports.ts';

/** A channel as Slack describes it; null where the bot sees none. */
export type ChannelOf = Ports['slack']['channel'];

/** Slack describes fifty channels a minute one by one, and a thousand at a time in the list of the bot's own. */
const mostAskedSingly = 20;

/** How to look at channels: one by one where they are few, else once for all that the bot is in. */
export async function channelLook(
  { slack }: Pick<Ports, 'slack'>,
  recipients: readonly string[],
): Promise<ChannelOf> {
  const channels = new Set<ChannelId>(recipients.filter(isChannelId));
  if (channels.size <= mostAskedSingly) return slack.channel;
  const own = await slack.ownChannels();
  return async (id) => own.get(id) ?? { id, name: '', isArchived: false, hasBot: false, isShared: false };
}
