import type { Principal } from '../authority/person.ts';
import type { Project } from '../repository/repository.ts';
import { principalsAmong } from './principals.ts';

/** A project's captains. Where its configuration names none, the admins are. */
export function captainsOf({ configuration }: Project, admins: readonly Principal[]): readonly Principal[] {
  return configuration.captains.length === 0 ? admins : principalsAmong(configuration.captains);
}
