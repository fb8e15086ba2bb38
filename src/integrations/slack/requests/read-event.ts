import { z } from 'zod';
import type { UserId } from '../../../domain/ids.ts';
import { type Carried, type Delivery, deliveryKey, noPlace } from './delivery.ts';
import { channelOf, teamOf, userId } from './payload-parts.ts';
import { plainTypography } from './typography.ts';

const envelope = {
  event_id: z.string().optional(),
  event_time: z.number().optional(),
  team_id: z.string().nullish(),
};
const teams = { user_team: z.string().nullish(), team: z.string().nullish() };

const mentionSchema = z.object({
  ...envelope,
  event: z.object({
    ...teams,
    user: userId,
    text: z.string().default(''),
    ts: z.string(),
    thread_ts: z.string().optional(),
    channel: z.string(),
    bot_id: z.string().nullish(),
  }),
});

/** What was said to the bot: the text after its name, or before it where nothing follows. */
function saidTo(botUserId: UserId, text: string): string {
  const [before = '', ...after] = text.split(new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`));
  return plainTypography(after.join(' ')) || plainTypography(before);
}

/** `@waybill …` by a person, in a channel or thread. Other bots are not listened to. */
export function readMention(
  body: unknown,
  carried: Carried & { readonly botUserId: UserId },
): Delivery | null {
  const parsed = mentionSchema.safeParse(body);
  if (!parsed.success) return null;
  const { event, event_id, team_id } = parsed.data;
  if (event.bot_id || event.user === carried.botUserId) return null;
  return {
    key: deliveryKey('mention', event_id ?? '', [event.channel, event.ts]),
    asked: {
      userId: event.user,
      teamId: teamOf(carried.homeTeam, event.user_team, event.team, team_id),
      place: { ...noPlace, channelId: channelOf(event.channel), threadTs: event.thread_ts ?? null },
      ask: { kind: 'mention', text: saidTo(carried.botUserId, event.text) },
    },
    triggerId: null,
    blockByName: new Map(),
  };
}

const homeSchema = z.object({
  ...envelope,
  event: z.object({
    ...teams,
    user: userId,
    tab: z.string().default('home'),
    event_ts: z.string().optional(),
  }),
});

/** Somebody looks at the bot's Home tab. */
export function readHomeOpened(body: unknown, carried: Carried): Delivery | null {
  const parsed = homeSchema.safeParse(body);
  if (!parsed.success || parsed.data.event.tab !== 'home') return null;
  const { event, event_id, team_id } = parsed.data;
  return {
    key: deliveryKey('home', event_id ?? carried.deliveryId, [event.user, event.event_ts ?? null]),
    asked: {
      userId: event.user,
      teamId: teamOf(carried.homeTeam, event.user_team, event.team, team_id),
      place: noPlace,
      ask: { kind: 'home' },
    },
    triggerId: null,
    blockByName: new Map(),
  };
}
