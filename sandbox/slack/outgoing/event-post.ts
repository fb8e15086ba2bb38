import type { Fields } from '../json.ts';
import type { World } from '../workspace/world.ts';
import type { Courier } from './courier.ts';
import { eventsOf } from './events.ts';
import type { Parcel, Receipt } from './parcel.ts';

/** After a failure Slack tries again at once, after a minute, and after five. */
const retryAfterMs = [0, 60_000, 300_000];

interface Late {
  readonly parcel: Parcel;
  readonly dueAt: number;
}

/** Sends the events that the bot is subscribed to, and those again that it did not take. */
export interface EventPost {
  /** Sends the retries that are due by the movable clock. */
  readonly sendDue: () => void;
  /** Resolves when what was sent has been answered, and what failed awaits its next turn. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

const envelope = (world: World, event: Fields): Fields => {
  const at = world.nextTs();
  return {
    token: 'sandbox-verification-token',
    team_id: world.team.id,
    api_app_id: world.bot.appId,
    event: { event_ts: at, ...event },
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: Math.floor(world.now().getTime() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: world.team.id,
        user_id: world.bot.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: world.channels.get(String(event['channel']))?.isShared ?? false,
    event_context: at,
  };
};

const reasonOf = (receipt: Receipt): string => {
  if (receipt.status === 'operation_timeout') return 'http_timeout';
  return receipt.status === 'dispatch_failed' && receipt.httpStatus !== undefined
    ? 'http_error'
    : 'connection_failed';
};

export const createEventPost = (
  world: World,
  courier: Courier,
  subscribed: ReadonlySet<string>,
): EventPost => {
  let late: Late[] = [];
  const inHand = new Set<Promise<void>>();
  let isClosed = false;

  const attempt = async (parcel: Parcel): Promise<void> => {
    const sentAt = world.now().getTime();
    const receipt = await courier.send(parcel);
    const count = (parcel.retry?.count ?? 0) + 1;
    const wait = retryAfterMs[count - 1];
    if (isClosed || receipt.status === 'ok' || wait === undefined) return;
    if (receipt.status === 'dispatch_failed' && receipt.noRetry === true) return;
    const again = { ...parcel, retry: { count, reason: reasonOf(receipt) } };
    if (wait === 0) return await attempt(again);
    late.push({ parcel: again, dueAt: sentAt + wait });
  };

  const send = (parcel: Parcel): void => {
    const work = attempt(parcel).finally(() => inHand.delete(work));
    inHand.add(work);
  };

  const unwatch = world.watch((change) => {
    for (const heard of eventsOf(world, change)) {
      if (!subscribed.has(heard.subscription)) continue;
      const { event } = heard;
      const channel = typeof event['channel'] === 'string' ? event['channel'] : undefined;
      send({ kind: 'event', what: String(event['type']), channel, body: envelope(world, event) });
    }
  });

  return {
    sendDue: () => {
      const now = world.now().getTime();
      const due = late.filter((each) => each.dueAt <= now);
      late = late.filter((each) => each.dueAt > now);
      for (const each of due) send(each.parcel);
    },
    settled: async () => {
      while (inHand.size > 0) await Promise.allSettled(inHand);
    },
    close: () => {
      isClosed = true;
      unwatch();
    },
  };
};
