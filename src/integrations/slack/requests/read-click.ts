import { z } from 'zod';
import type { Ask } from '../../../domain/request/request.ts';
import { type Carried, type Delivery, deliveryKey } from './delivery.ts';
import { channelOf, choiceSchema, chosen, teamOf, userId } from './payload-parts.ts';

const clickSchema = z.object({
  user: z.object({ id: userId, team_id: z.string().nullish() }),
  team: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).nullish(),
  container: z
    .object({
      type: z.string().optional(),
      channel_id: z.string().nullish(),
      message_ts: z.string().nullish(),
      thread_ts: z.string().nullish(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  message: z
    .object({ ts: z.string().optional(), thread_ts: z.string().nullish(), subtype: z.string().nullish() })
    .optional(),
  view: z
    .object({
      id: z.string(),
      type: z.string().optional(),
      external_id: z.string().nullish(),
      private_metadata: z.string().default(''),
    })
    .nullish(),
  actions: z
    .array(
      choiceSchema.extend({
        action_id: z.string(),
        block_id: z.string().optional(),
        action_ts: z.string().optional(),
      }),
    )
    .min(1),
});
type Click = z.infer<typeof clickSchema>;

function onWhat(click: Click): Extract<Ask, { kind: 'button' }>['on'] {
  if (click.view !== null && click.view !== undefined) return click.view.type === 'home' ? 'home' : 'modal';
  return click.container?.is_ephemeral === true ? 'ephemeral' : 'message';
}

/** A thread's first message names itself as its thread: a button on it is in the channel all the same. */
function threadOf({ container, message }: Click): string | null {
  const thread = container?.thread_ts ?? message?.thread_ts ?? null;
  return thread === (container?.message_ts ?? message?.ts) ? null : thread;
}

/** The window of ours that it is in: the answer is shown there. */
function windowOf(click: Click): string | null {
  const id = onWhat(click) === 'modal' ? click.view?.external_id : null;
  return id === null || id === undefined || id === '' ? null : id;
}

/** Slack says the same of a press in the thread and of one on the channel's copy. */
const isBroadcast = (click: Click): boolean =>
  click.message?.subtype === 'thread_broadcast' && threadOf(click) !== null;

const valueOf = (choice: ReturnType<typeof chosen>): string =>
  typeof choice === 'string' ? choice : (choice ?? []).join(',');

/** A press of one of our buttons or a choice in a menu: `<command>:<verb>`. A plain link is not ours to act on. */
export function readClick(body: unknown, carried: Carried): Delivery | null {
  const parsed = clickSchema.safeParse(body);
  const action = parsed.data?.actions[0];
  if (!parsed.success || action === undefined) return null;
  if (!/^[a-z][a-z-]*:./.test(action.action_id) || action.action_id.startsWith('link:')) return null;
  const click = parsed.data;
  const trigger = click.trigger_id ?? null;
  const value = valueOf(chosen(action));
  return {
    key: deliveryKey('click', trigger ?? carried.deliveryId, [
      click.user.id,
      action.action_id,
      action.block_id ?? null,
      value,
      action.action_ts ?? null,
      click.container?.message_ts ?? click.view?.id ?? null,
    ]),
    asked: {
      userId: click.user.id,
      teamId: teamOf(carried.homeTeam, click.user.team_id, click.team?.id),
      place: {
        channelId: channelOf(click.channel?.id ?? click.container?.channel_id),
        threadTs: threadOf(click),
        ...(isBroadcast(click) ? { isInChannelToo: true } : {}),
        responseUrl: click.response_url ?? null,
        modal: windowOf(click),
      },
      ask: {
        kind: 'button',
        action: action.action_id,
        value,
        on: onWhat(click),
        context: click.view?.private_metadata ?? '',
      },
    },
    triggerId: trigger,
    blockByName: new Map(),
  };
}
