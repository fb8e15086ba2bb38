import { isChannelId } from '../ids.ts';
import type { OutgoingMessage } from './message.ts';

/** What people mend in Slack, as they are told to: the bot is invited, the channel is opened again. */
const mendable = new Set(['channel_not_found', 'is_archived', 'not_in_channel', 'restricted_action']);

const minuteMs = 60_000;
const longestMs = 10 * minuteMs;
/** About a day: who has not invited the bot by then does not want it there. */
const mostAttempts = 144;

/**
 * When a message is tried again that its channel would not have; null where that would change nothing. A notice
 * counts as not delivered, and is sent again by a person.
 */
export function tryLater(
  { channelId, subject, attempts }: Pick<OutgoingMessage, 'channelId' | 'subject' | 'attempts'>,
  problem: string,
  now: Date,
): Date | null {
  const isInChannel = isChannelId(channelId) && !channelId.startsWith('D');
  if (!isInChannel || subject.kind === 'notice' || !mendable.has(problem) || attempts >= mostAttempts) {
    return null;
  }
  return new Date(now.getTime() + Math.min(longestMs, minuteMs * 2 ** attempts));
}
