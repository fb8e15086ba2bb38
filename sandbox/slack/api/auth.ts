import { neededArg } from './arguments.ts';
import { ApiFailure, type Method } from './call.ts';

/** `api.*`, `auth.*`, `bots.*`, `team.*`: who is asking, and where. */
export const authMethods: Readonly<Record<string, Method>> = {
  'api.test': {
    token: 'none',
    scopes: [],
    tier: 'special',
    run: ({ args }) => {
      const { error, ...rest } = args;
      if (typeof error === 'string') throw new ApiFailure(error, { args });
      return { args: rest };
    },
  },
  'auth.test': {
    token: 'bot',
    scopes: [],
    tier: 'special',
    run: ({ world }) => ({
      url: `https://${world.team.domain}.slack.com/`,
      team: world.team.name,
      user: world.bot.botName,
      team_id: world.team.id,
      user_id: world.bot.botUserId,
      bot_id: world.bot.botId,
      is_enterprise_install: false,
    }),
  },
  'bots.info': {
    token: 'bot',
    scopes: ['users:read'],
    tier: 'tier3',
    run: (call) => {
      const { world } = call;
      if (neededArg(call, 'bot') !== world.bot.botId) throw new ApiFailure('bot_not_found');
      return {
        bot: {
          id: world.bot.botId,
          app_id: world.bot.appId,
          user_id: world.bot.botUserId,
          name: world.bot.botName,
          deleted: false,
          updated: 1_700_000_000,
        },
      };
    },
  },
  'team.info': {
    token: 'bot',
    scopes: ['team:read'],
    tier: 'tier3',
    run: ({ world }) => ({
      team: { ...world.team, email_domain: '', url: `https://${world.team.domain}.slack.com/`, icon: {} },
    }),
  },
};
