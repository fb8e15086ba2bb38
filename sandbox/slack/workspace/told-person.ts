import type { Fields } from '../json.ts';
import { type Person, personJson } from './person.ts';
import type { World } from './world.ts';

/** A person as Slack tells the bot of them now. */
export const toldPerson = (world: World, person: Person): Fields =>
  personJson(person, {
    homeTeamId: world.team.id,
    isMet: [...world.channels.values()].some(
      (each) => each.members.has(person.id) && each.members.has(world.bot.botUserId),
    ),
    at: world.now(),
  });
