import type { Principal } from '../authority/person.ts';
import { isUserGroupId, isUserId } from '../ids.ts';
import type { Project } from '../repository/repository.ts';

/**
 * A project's captains. Where its configuration names none, the admins are; a handle that was never
 * resolved is nobody.
 */
export function captainsOf({ configuration }: Project, admins: readonly Principal[]): readonly Principal[] {
  if (configuration.captains.length === 0) return admins;
  return configuration.captains.filter((who): who is Principal => isUserId(who) || isUserGroupId(who));
}
