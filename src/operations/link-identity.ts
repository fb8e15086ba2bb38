import type { UserId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type IdentityLinked = { readonly userId: UserId; readonly githubLogin: string };

/** Says who on GitHub somebody in Slack is. Only an admin's word counts; nothing is guessed. */
export async function linkIdentity(
  ports: Ports,
  asker: Asker,
  { userId, githubLogin }: IdentityLinked,
): Promise<Outcome<IdentityLinked>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'link identities', null);
  if (!permitted.ok) return permitted;
  const links = await ports.store.identityLinks();
  const existing = links.find(({ id }) => id === userId);
  const holder = links.find((link) => link.githubLogin.toLowerCase() === githubLogin.toLowerCase());
  if (holder !== undefined && holder.id !== userId) {
    return no({ code: 'login-linked', login: githubLogin, userId: holder.id });
  }
  const now = ports.clock.now();
  const row = { githubLogin, linkedBy: asker.userId, linkedAt: now };
  return commitFor(ports, asker, yes({ userId, githubLogin }), {
    changes: [
      existing === undefined
        ? { insert: 'identityLinks', row: { id: userId, ...row, revision: 1 } }
        : { update: 'identityLinks', id: userId, revision: existing.revision, set: row },
    ],
    events: [
      {
        kind: 'identity-linked',
        projectId: null,
        actor: bySlackUser(asker.userId),
        at: now,
        facts: { slackUser: userId, githubLogin, before: existing?.githubLogin ?? null },
      },
    ],
    effects: [],
  });
}
