import { createHash } from 'node:crypto';
import type { TeamId } from '../../../domain/ids.ts';
import type { Request } from '../../../domain/request/request.ts';

/** A request that has not been kept yet. */
export type Asked = Omit<Request, 'id' | 'receivedAt'>;

/** One thing that Slack delivered, read: what was asked, and what is needed to answer within its 3 seconds. */
export type Delivery = {
  readonly key: string;
  readonly asked: Asked;
  /** The right to open one modal, for about 3 seconds. */
  readonly triggerId: string | null;
  /** Of a submission: each input block, by the names that its value goes by. */
  readonly blockByName: ReadonlyMap<string, string>;
};

/** How Slack delivered it, as far as the payload does not say. */
export type Carried = {
  /** The signature over HTTP, the envelope's id over a socket: of use only where the payload names no id. */
  readonly deliveryId: string;
  /** Our own workspace, for servers that name none. */
  readonly homeTeam: TeamId;
};

/**
 * A key that is equal for two deliveries of one request and different for two requests. Slack's ids come
 * first (`event_id`, `trigger_id`): they stay over retries, replays and a change of the signature's time.
 * What was asked goes in as well, for servers whose trigger is always the same.
 */
export const deliveryKey = (kind: string, id: string, content: readonly unknown[]): string =>
  `${kind}:${createHash('sha256')
    .update(JSON.stringify([id, ...content]))
    .digest('hex')
    .slice(0, 40)}`;

export const noPlace: Request['place'] = {
  channelId: null,
  threadTs: null,
  responseUrl: null,
  modal: null,
};
