import type { Fields } from '../json.ts';

/** A named group of people that can be mentioned: `@prod-approvers`. */
export interface UserGroup {
  readonly id: string;
  handle: string;
  name: string;
  isDisabled: boolean;
  readonly members: Set<string>;
}

export interface UserGroupSeed {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** A user group as `usergroups.list` tells it. */
export const userGroupJson = (group: UserGroup, teamId: string, withUsers: boolean): Fields => ({
  id: group.id,
  team_id: teamId,
  is_usergroup: true,
  is_subteam: true,
  name: group.name,
  description: '',
  handle: group.handle,
  is_external: false,
  date_create: 1_700_000_000,
  date_update: 1_700_000_000,
  date_delete: group.isDisabled ? 1_700_000_000 : 0,
  auto_provision: false,
  user_count: group.members.size,
  prefs: { channels: [], groups: [] },
  ...(withUsers ? { users: [...group.members] } : {}),
});
