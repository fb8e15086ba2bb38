import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelId } from '../domain/ids.ts';
import { sendNext } from '../operations/send-next.ts';
import type { Ports } from '../ports.ts';

/** How long a channel rests between two messages. Slack allows about one a second. */
export type Pace = { readonly betweenMessagesMs: number };

/** Leaves the rest to the next turn, so that one busy channel does not keep a worker for good. */
const mostPerTurn = 30;

/**
 * Sends what a channel is to have, one message at a time and at the pace that Slack allows. Changes that
 * come meanwhile are part of the next edit: each message is drawn when it is sent.
 */
export async function drainChannel(ports: Ports, channelId: ChannelId, pace: Pace): Promise<void> {
  for (let sent = 0; sent < mostPerTurn; sent += 1) {
    const sending = await sendNext(ports, channelId);
    if (sending === 'idle') return;
    if (sending === 'sent') await pause(pace.betweenMessagesMs);
  }
}
