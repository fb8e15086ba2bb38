import { z } from 'zod';
import { type Carried, type Delivery, deliveryKey } from './delivery.ts';
import { channelOf, teamOf, userId } from './payload-parts.ts';

const shortcutSchema = z.object({
  callback_id: z.string(),
  user: z.object({ id: userId, team_id: z.string().nullish() }),
  team: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  action_ts: z.string().optional(),
  channel: z.object({ id: z.string() }).nullish(),
  message: z.looseObject({ ts: z.string(), thread_ts: z.string().nullish() }).optional(),
});

/** The address of a pull request or a commit, wherever in a message it is: its text, its blocks, what was unfurled. */
const changeAddress = /https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+\/(?:pull\/\d{1,9}|commit\/[0-9a-fA-F]{7,64})\b/;

/**
 * A shortcut, on a message or on none, as the button that it is named for; its value is the message's ts, and its
 * context the first change that the message links to.
 */
export function readShortcut(body: unknown, carried: Carried): Delivery | null {
  const parsed = shortcutSchema.safeParse(body);
  if (!parsed.success) return null;
  const { callback_id, user, team, channel, message, ...shortcut } = parsed.data;
  const trigger = shortcut.trigger_id ?? null;
  const thread = message?.thread_ts ?? null;
  return {
    key: deliveryKey('shortcut', trigger ?? carried.deliveryId, [
      user.id,
      callback_id,
      message?.ts ?? null,
      shortcut.action_ts ?? null,
    ]),
    asked: {
      userId: user.id,
      teamId: teamOf(carried.homeTeam, user.team_id, team?.id),
      place: {
        channelId: channelOf(channel?.id),
        threadTs: thread === message?.ts ? null : thread,
        responseUrl: shortcut.response_url ?? null,
        modal: null,
      },
      ask: {
        kind: 'button',
        action: callback_id,
        value: message?.ts ?? '',
        on: 'message',
        context: changeAddress.exec(JSON.stringify(message ?? ''))?.[0] ?? '',
      },
    },
    triggerId: trigger,
    blockByName: new Map(),
  };
}
