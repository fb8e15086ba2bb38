import type { Change, Decision, Effect } from '../change.ts';
import type { UserId } from '../ids.ts';
import { no, type Outcome, yes } from '../outcome.ts';
import type { Project } from '../repository/repository.ts';
import { bySlackUser } from '../trail/event.ts';
import type { IdentityLink } from './identity-link.ts';

/** Who on GitHub somebody in Slack is said to be, by whom, and how they know. */
export type NewLink = {
  readonly userId: UserId;
  readonly githubLogin: string;
  readonly by: UserId;
  readonly how: 'said' | 'signed-in';
  readonly now: Date;
  /** Where an author who was not linked may be waited for. */
  readonly projects: readonly Pick<Project, 'id' | 'configuration'>[];
};

/** The link and its record. A login is one person's, so that one which stands for somebody else is refused. */
export function link(links: readonly IdentityLink[], wanted: NewLink): Outcome<Decision> {
  const { userId, githubLogin, by, how, now, projects } = wanted;
  const existing = links.find(({ id }) => id === userId);
  const holder = links.find((each) => each.githubLogin.toLowerCase() === githubLogin.toLowerCase());
  if (holder !== undefined && holder.id !== userId) {
    return no({ code: 'login-linked', login: githubLogin, userId: holder.id });
  }
  const row = { githubLogin, linkedBy: by, linkedAt: now };
  const change: Change =
    existing === undefined
      ? { insert: 'identityLinks', row: { id: userId, ...row, revision: 1 } }
      : { update: 'identityLinks', id: userId, revision: existing.revision, set: row };
  return yes({
    changes: [change],
    events: [
      {
        kind: 'identity-linked',
        projectId: null,
        actor: bySlackUser(by),
        at: now,
        facts: { slackUser: userId, githubLogin, before: existing?.githubLogin ?? null, how },
      },
    ],
    effects: projects.flatMap(lanesThatAsk),
  });
}

/** Each environment whose rule asks who wrote what: it may wait for this very link. */
const lanesThatAsk = ({ id, configuration }: NewLink['projects'][number]): readonly Effect[] =>
  configuration.environments
    .filter(({ approvals }) => approvals.exclude.includes('authors'))
    .map(({ name }) => ({ effect: 'advance-lane', projectId: id, environment: name }));
