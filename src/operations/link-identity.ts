import { link } from '../domain/authority/link.ts';
import type { UserId } from '../domain/ids.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type IdentityLinked = { readonly userId: UserId; readonly githubLogin: string };

/** Says who on GitHub somebody in Slack is. Of others, only an admin's word counts; nothing is guessed. */
export async function linkIdentity(
  ports: Ports,
  asker: Asker,
  linked: IdentityLinked,
): Promise<Outcome<IdentityLinked>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'link identities', null);
  if (!permitted.ok) return permitted;
  const [links, projects] = await Promise.all([ports.store.identityLinks(), ports.store.projects()]);
  const wanted = { ...linked, by: asker.userId, how: 'said', now: ports.clock.now(), projects } as const;
  const decided = link(links, wanted);
  return decided.ok ? commitFor(ports, asker, yes(linked), decided.value) : decided;
}
