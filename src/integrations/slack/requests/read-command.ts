import { z } from 'zod';
import { type Carried, type Delivery, deliveryKey } from './delivery.ts';
import { channelOf, teamOf, userId } from './payload-parts.ts';
import { plainTypography } from './typography.ts';

const commandSchema = z.object({
  command: z.string(),
  text: z.string().default(''),
  user_id: userId,
  team_id: z.string().optional(),
  channel_id: z.string().optional(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
});

/** A slash command; its text keeps Slack's escapes (`<@U…|n>`, `&lt;`), which are the parser's to read. */
export function readCommand(body: unknown, carried: Carried): Delivery | null {
  const parsed = commandSchema.safeParse(body);
  if (!parsed.success) return null;
  const command = parsed.data;
  const trigger = command.trigger_id ?? null;
  return {
    key: deliveryKey('command', trigger ?? carried.deliveryId, [
      command.user_id,
      command.channel_id ?? null,
      command.text,
    ]),
    asked: {
      userId: command.user_id,
      teamId: teamOf(carried.homeTeam, command.team_id),
      place: {
        channelId: channelOf(command.channel_id),
        threadTs: null,
        responseUrl: command.response_url ?? null,
        modal: null,
      },
      ask: { kind: 'command', text: plainTypography(command.text) },
    },
    triggerId: trigger,
    blockByName: new Map(),
  };
}
