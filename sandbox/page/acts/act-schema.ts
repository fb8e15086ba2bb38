import { z } from 'zod';
import { type Act, runOutcomes, runPlans } from '../wire/acts.ts';

const text = z.string().max(40_000);
const id = z.string().min(1).max(255);
const fields = z.record(z.string(), z.unknown());
const values = z.record(z.string(), z.record(z.string(), fields));
const spot = z.union([z.object({ channel: id, ts: id }), z.object({ viewId: id })]);
const written = { channel: id, text, threadTs: id.optional() };
const element = { spot, blockId: z.string(), actionId: z.string() };

/** What a tab may ask for. */
const act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), ...written }),
  z.object({ kind: z.literal('command'), ...written }),
  z.object({
    kind: z.literal('press'),
    ...element,
    value: fields,
    label: z.string().optional(),
    values: values.optional(),
  }),
  z.object({ kind: z.literal('submit'), viewId: id, values }),
  z.object({ kind: z.literal('close'), viewId: id }),
  z.object({ kind: z.literal('shortcut'), callbackId: id, channel: id.optional(), ts: id.optional() }),
  z.object({ kind: z.literal('suggest'), ...element, query: text }),
  z.object({ kind: z.literal('read'), channel: id }),
  z.object({ kind: z.literal('dismiss'), channel: id, ts: id }),
  z.object({ kind: z.literal('open-home') }),
  z.object({ kind: z.literal('merge'), number: z.number().int() }),
  z.object({ kind: z.literal('land'), title: z.string().min(1).max(5000) }),
  z.object({ kind: z.literal('end-run'), id: z.number().int(), outcome: z.enum(runOutcomes) }),
  z.object({ kind: z.literal('plan-run'), plan: z.enum(runPlans) }),
  z.object({ kind: z.literal('trouble'), name: id, isOn: z.boolean() }),
  z.object({ kind: z.literal('bot'), to: z.enum(['kill', 'stop', 'start']) }),
  z.object({ kind: z.literal('clock'), byMs: z.number().positive() }),
]);

const asked = z.object({ as: id, act });

/** Who wants what; throws where it is not understood. */
export const readAct = (body: unknown): { readonly as: string; readonly act: Act } => asked.parse(body);
