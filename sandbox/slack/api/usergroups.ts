import { userGroupJson } from '../workspace/user-group.ts';
import { flagArg, neededArg } from './arguments.ts';
import { ApiFailure, type Method } from './call.ts';

/** `usergroups.*`: the groups that may be asked to approve. */
export const userGroupMethods: Readonly<Record<string, Method>> = {
  'usergroups.list': {
    token: 'bot',
    scopes: ['usergroups:read'],
    tier: 'tier2',
    run: (call) => ({
      usergroups: [...call.world.groups.values()]
        .filter((each) => !each.isDisabled || flagArg(call, 'include_disabled'))
        .map((each) => userGroupJson(each, call.world.team.id, flagArg(call, 'include_users'))),
    }),
  },
  'usergroups.users.list': {
    token: 'bot',
    scopes: ['usergroups:read'],
    tier: 'tier2',
    run: (call) => {
      const group = call.world.groups.get(neededArg(call, 'usergroup'));
      if (group === undefined) throw new ApiFailure('no_such_subteam');
      if (group.isDisabled && !flagArg(call, 'include_disabled')) throw new ApiFailure('subteam_disabled');
      return { users: [...group.members] };
    },
  },
};
