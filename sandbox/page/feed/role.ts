import type { Person } from '../../slack/workspace/person.ts';
import { people } from '../../slack/workspace/seed.ts';
import type { World } from '../../slack/workspace/world.ts';

const byId: Readonly<Record<string, string>> = {
  [people.dana]: 'Release captain',
  [people.priya]: 'Approver',
  [people.marco]: 'Approver',
  [people.sam]: 'Engineer without rights',
  [people.toni]: 'Stakeholder in support',
};

/** What somebody is to a release, in a few words; undefined for those one cannot be in the page. */
export const roleOf = (world: World, person: Person): string | undefined => {
  if (person.isBot || person.isDeactivated || person.id === 'USLACKBOT') return undefined;
  if (person.teamId !== world.team.id) return 'Another company, in a shared channel';
  if (person.isRestricted || person.isUltraRestricted) return 'Guest';
  return byId[person.id] ?? 'Colleague';
};
