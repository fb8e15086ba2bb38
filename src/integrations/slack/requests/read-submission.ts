import { z } from 'zod';
import { type Carried, type Delivery, deliveryKey, noPlace } from './delivery.ts';
import { channelOf, choiceSchema, chosen, teamOf, userId } from './payload-parts.ts';

const submissionSchema = z.object({
  user: z.object({ id: userId, team_id: z.string().nullish() }),
  team: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string().optional(),
  response_urls: z
    .array(z.object({ response_url: z.string(), channel_id: z.string().optional() }))
    .optional(),
  view: z.object({
    id: z.string(),
    hash: z.string().optional(),
    callback_id: z.string().default(''),
    private_metadata: z.string().default(''),
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })).default([]),
    state: z
      .object({ values: z.record(z.string(), z.record(z.string(), choiceSchema)).default({}) })
      .default({ values: {} }),
  }),
});

/** A modal that was sent off. Its values go by block id and by action id, whichever the view has named. */
export function readSubmission(body: unknown, carried: Carried): Delivery | null {
  const parsed = submissionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { user, team, view, trigger_id, response_urls } = parsed.data;
  const inputs = Object.entries(view.state.values).flatMap(([blockId, elements]) =>
    Object.entries(elements).map(([actionId, element]) => ({ blockId, actionId, value: chosen(element) })),
  );
  const byAction = inputs.map(({ actionId, value }) => [actionId, value] as const);
  const byBlock = inputs.map(({ blockId, value }) => [blockId, value] as const);
  const values = Object.fromEntries([...byAction, ...byBlock]);
  const address = response_urls?.[0];
  // Slack takes an error under an input block only, and fails the whole answer for any other.
  const takesErrors = new Set(
    view.blocks.filter((each) => each.type === 'input').map((each) => each.block_id),
  );
  return {
    key: deliveryKey('submission', trigger_id ?? carried.deliveryId, [
      user.id,
      view.id,
      view.hash ?? null,
      view.callback_id,
      values,
    ]),
    asked: {
      userId: user.id,
      teamId: teamOf(carried.homeTeam, user.team_id, team?.id),
      place: {
        ...noPlace,
        channelId: channelOf(address?.channel_id),
        responseUrl: address?.response_url ?? null,
      },
      ask: { kind: 'submission', view: view.callback_id, context: view.private_metadata, values },
    },
    triggerId: trigger_id ?? null,
    blockByName: new Map(
      inputs
        .filter(({ blockId }) => takesErrors.has(blockId))
        .flatMap(({ blockId, actionId }) => [
          [actionId, blockId],
          [blockId, blockId],
        ]),
    ),
  };
}
