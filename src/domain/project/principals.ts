import type { Principal } from '../authority/person.ts';
import { isUserGroupId, isUserId } from '../ids.ts';
import type { Who } from './configuration.ts';

/** The people and groups among those whom a configuration names; a handle that was never resolved is nobody. */
export const principalsAmong = (named: readonly Who[]): readonly Principal[] =>
  named.filter((who): who is Principal => isUserId(who) || isUserGroupId(who));
