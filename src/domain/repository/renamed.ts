import type { Decision } from '../change.ts';
import type { FoundRepository } from './found.ts';
import type { Project, Repository } from './repository.ts';

/** A repository that GitHub calls otherwise now, or that has another default branch: the id binds, the rest is followed. */
export function renamed({
  repository,
  found,
  projects,
  now,
}: {
  readonly repository: Repository;
  readonly found: FoundRepository;
  readonly projects: readonly Project[];
  readonly now: Date;
}): Decision {
  const { fullName: from, revision } = repository;
  const { fullName: to, defaultBranch } = found;
  const isOtherBranch = repository.defaultBranch !== defaultBranch;
  return {
    changes: [{ update: 'repositories', id: repository.id, revision, set: { fullName: to, defaultBranch } }],
    events: [
      {
        kind: 'repository-renamed',
        projectId: null,
        actor: 'waybill',
        at: now,
        facts: { from, to, defaultBranch },
      },
    ],
    effects: projects.map(({ id, name, channelId }) => ({
      effect: 'say',
      key: `repository-renamed:${id}:${revision}`,
      channelId,
      thread: null,
      reach: 'thread',
      announcement: {
        kind: 'repository-renamed',
        project: name,
        from,
        to,
        defaultBranch: isOtherBranch ? defaultBranch : null,
      },
    })),
  };
}
