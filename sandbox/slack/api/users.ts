import { channelJson } from '../workspace/channel.ts';
import { toldPerson } from '../workspace/told-person.ts';
import { flagArg, neededArg, textArg } from './arguments.ts';
import { ApiFailure, type Method } from './call.ts';
import { channelsFor } from './conversations-found.ts';
import { pageOf } from './paging.ts';

/** `users.*`: who works here. */
export const userMethods: Readonly<Record<string, Method>> = {
  'users.info': {
    token: 'bot',
    scopes: ['users:read'],
    tier: 'tier4',
    run: (call) => {
      const person = call.world.people.get(neededArg(call, 'user'));
      if (person === undefined) throw new ApiFailure('user_not_found');
      return { user: toldPerson(call.world, person) };
    },
  },
  'users.list': {
    token: 'bot',
    scopes: ['users:read'],
    tier: 'tier2',
    run: (call) => {
      const ours = [...call.world.people.values()].filter((each) => each.teamId === call.world.team.id);
      const page = pageOf(call, ours, 200);
      return {
        members: page.items.map((each) => toldPerson(call.world, each)),
        cache_ts: Math.floor(call.world.now().getTime() / 1000),
        response_metadata: page.metadata,
      };
    },
  },
  'users.conversations': {
    token: 'bot',
    scopes: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
    tier: 'tier3',
    run: (call) => {
      const { world } = call;
      const user = textArg(call, 'user') ?? world.bot.botUserId;
      if (!world.people.has(user)) throw new ApiFailure('user_not_found');
      const found = channelsFor(call, { archived: !flagArg(call, 'exclude_archived') }).filter((each) =>
        each.members.has(user),
      );
      const page = pageOf(call, found, 100);
      return {
        channels: page.items.map((each) => channelJson(each, world.bot.botUserId, world.team.id)),
        response_metadata: page.metadata,
      };
    },
  },
};
