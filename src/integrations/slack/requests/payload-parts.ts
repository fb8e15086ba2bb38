import { z } from 'zod';
import {
  type ChannelId,
  isChannelId,
  isUserId,
  parseTeamId,
  type TeamId,
  type UserId,
} from '../../../domain/ids.ts';

export const userId = z.string().refine((text): text is UserId => isUserId(text));

export const channelOf = (text: string | null | undefined): ChannelId | null =>
  typeof text === 'string' && isChannelId(text) ? text : null;

/** The workspace of the person, not of the channel: in a shared channel they differ. First come, first used. */
export function teamOf(home: TeamId, ...named: readonly (string | null | undefined)[]): TeamId {
  const found = named.find((each) => typeof each === 'string' && /^[TE][A-Z0-9]+$/.test(each));
  return typeof found === 'string' ? parseTeamId(found) : home;
}

const option = z.object({ value: z.string() });

/** What an interactive element says was typed or chosen; Slack has a field for each kind of element. */
export const choiceSchema = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_channel: z.string().nullish(),
  selected_channels: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  selected_conversations: z.array(z.string()).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_date_time: z.number().nullish(),
});

/** One choice is a text, an element for several choices gives a list, nothing chosen is null. */
export function chosen(element: z.infer<typeof choiceSchema>): string | readonly string[] | null {
  const several =
    element.selected_options?.map((each) => each.value) ??
    element.selected_users ??
    element.selected_channels ??
    element.selected_conversations;
  if (several !== null && several !== undefined) return several;
  const one =
    element.value ??
    element.selected_option?.value ??
    element.selected_user ??
    element.selected_channel ??
    element.selected_conversation ??
    element.selected_date ??
    element.selected_time ??
    element.selected_date_time?.toString();
  return one === undefined || one === '' ? null : one;
}
