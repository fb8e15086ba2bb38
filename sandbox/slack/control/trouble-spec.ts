import { z } from 'zod';
import type { TroubleSpec } from '../troubles.ts';

const when = z.enum(['before', 'after']);
const effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status'),
    status: z.number().int().min(300).max(599),
    when,
    html: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('rate-limit'), retryAfter: z.number().int().min(1) }),
  z.strictObject({ kind: z.literal('drop'), when }),
  z.strictObject({ kind: z.literal('truncate') }),
  z.strictObject({ kind: z.literal('error'), error: z.string(), when }),
  z.strictObject({ kind: z.literal('slow'), ms: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('lose') }),
  z.strictObject({ kind: z.literal('duplicate') }),
  z.strictObject({ kind: z.literal('clock-skew'), seconds: z.number().int() }),
  z.strictObject({ kind: z.literal('wrong-signature') }),
]);

/** Trouble as it is asked for over HTTP. */
export const troubleSpec: z.ZodType<TroubleSpec> = z
  .strictObject({
    what: z.string().optional(),
    channel: z.string().optional(),
    times: z.number().int().min(1).optional(),
    effect,
  })
  .transform(({ what, channel, times, effect: made }) => ({
    effect: made,
    ...(what === undefined ? {} : { what }),
    ...(channel === undefined ? {} : { channel }),
    ...(times === undefined ? {} : { times }),
  }));
