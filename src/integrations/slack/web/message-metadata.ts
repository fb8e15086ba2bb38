import { z } from 'zod';
import type { TrailHead } from '../../../domain/trail/chain.ts';

/** What travels unseen with a message of ours. Everybody in the channel can read it: no secrets. */
export type MessageMetadata = { readonly event_type: string; readonly event_payload: object };

const trailHeadEvent = 'waybill_trail_head';

export const metadataFor = (key: string, trailHead?: TrailHead): MessageMetadata =>
  trailHead === undefined
    ? { event_type: 'waybill_message', event_payload: { key } }
    : { event_type: trailHeadEvent, event_payload: { key, seq: trailHead.seq, hash: trailHead.hash } };

/** The parts of a message in a channel's history that tell whose it is, and which. */
export const historyMessage = z.object({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  metadata: z
    .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })
    .optional()
    .catch(undefined),
});
export type HistoryMessage = z.infer<typeof historyMessage>;

export const keyOf = (message: HistoryMessage): unknown => message.metadata?.event_payload['key'];

const headPayload = z.object({
  seq: z.number().int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export function trailHeadOf(message: HistoryMessage): TrailHead | null {
  if (message.metadata?.event_type !== trailHeadEvent) return null;
  const parsed = headPayload.safeParse(message.metadata.event_payload);
  return parsed.success ? parsed.data : null;
}
