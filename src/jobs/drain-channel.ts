import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelId } from '../domain/ids.ts';
import { sendNext } from '../operations/send-next.ts';
import type { Ports } from '../ports.ts';

/** How long a channel rests between two messages. Slack allows about one a second. */
export type Pace = {
  /** Waits until the channel may have its next message. */
  readonly rested: (channelId: ChannelId) => Promise<unknown>;
  /** It has had one. */
  readonly rest: (channelId: ChannelId) => void;
};

/** A channel rests by itself: whoever has nothing more to say there does not wait for it, and serves another. */
export function paceOf(betweenMessagesMs: number): Pace {
  const resting = new Map<ChannelId, Promise<unknown>>();
  return {
    rested: (channelId) => resting.get(channelId) ?? Promise.resolve(),
    rest: (channelId) => {
      const over = pause(betweenMessagesMs, undefined, { ref: false }).then(() => resting.delete(channelId));
      resting.set(channelId, over);
    },
  };
}

/** Leaves the rest to the next turn, so that one busy channel does not keep a worker for good. */
const mostPerTurn = 30;

/**
 * Sends what a channel is to have, one message at a time and at the pace that Slack allows. Changes that
 * come meanwhile are part of the next edit: each message is drawn when it is sent.
 */
export async function drainChannel(ports: Ports, channelId: ChannelId, pace: Pace): Promise<void> {
  const { store, clock } = ports;
  for (let sent = 0; sent < mostPerTurn; sent += 1) {
    await pace.rested(channelId);
    const sending = await sendNext(ports, channelId);
    if (sending === 'idle') return;
    if (sending === 'sent') pace.rest(channelId);
    if ((await store.outbox.next(channelId, clock.now())) === null) return;
  }
}
