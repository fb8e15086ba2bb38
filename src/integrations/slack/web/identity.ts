import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { parseTeamId, parseUserId, type TeamId, type UserId } from '../../../domain/ids.ts';
import { expectYes, read } from './call.ts';

/** Who the token is: the database is bound to its workspace, and messages are told apart by its bot. */
export type SlackIdentity = {
  readonly teamId: TeamId;
  readonly enterpriseId: TeamId | null;
  readonly botUserId: UserId;
  readonly botId: string | null;
  readonly appId: string | null;
  /** As Slack reports them; null where the server does not. */
  readonly scopes: readonly string[] | null;
};

const answer = z.object({
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  user_id: z.string(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Throws an IntegrationError when Slack cannot be reached, or does not know the token. */
export async function readIdentity(client: WebClient): Promise<SlackIdentity> {
  const method = 'auth.test';
  const found = expectYes(method, await read({ client, method, args: {}, answer }));
  return {
    teamId: parseTeamId(found.team_id),
    enterpriseId: found.enterprise_id ? parseTeamId(found.enterprise_id) : null,
    botUserId: parseUserId(found.user_id),
    botId: found.bot_id ?? null,
    appId: found.app_id ?? null,
    scopes: found.response_metadata?.scopes?.filter((scope) => scope !== '') ?? null,
  };
}
