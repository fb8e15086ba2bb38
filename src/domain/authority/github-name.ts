import type { UserId } from '../ids.ts';
import { type ActorName, bySlackUser } from '../trail/event.ts';
import type { IdentityLink } from './identity-link.ts';

/** What GitHub is told of who somebody is: their login where it is linked, else `slack:U…`. */
export const githubName = (userId: UserId, links: readonly IdentityLink[]): string =>
  links.find(({ id }) => id === userId)?.githubLogin ?? bySlackUser(userId);

/** The same of whoever asked; `waybill` for automation. */
export const githubActor = (actor: ActorName, links: readonly IdentityLink[]): string =>
  links.find(({ id }) => bySlackUser(id) === actor)?.githubLogin ?? actor;
