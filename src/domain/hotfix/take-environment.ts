import type { Decision } from '../change.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { CandidateId, UserId } from '../ids.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import { bySlackUser } from '../trail/event.ts';
import type { Hotfix } from './hotfix.ts';
import type { HotfixAnnouncement } from './hotfix-announcement.ts';

/** A hotfix that waits until an environment holds nothing newer. */
export type WaitingHotfix = Release & {
  readonly hotfix: Hotfix & { readonly route: Extract<Hotfix['route'], { kind: 'wait' | 'through' }> };
};

export const isWaitingHotfix = (release: Release): release is WaitingHotfix =>
  release.state === 'open' && release.hotfix?.kind === 'fix' && release.hotfix.route.kind === 'wait';

/**
 * A hotfix takes the environment that it was to wait for. What waits there for it becomes this person's request:
 * they were asked, and say that it is to step back.
 */
export function takeEnvironment(taken: {
  readonly project: Project;
  readonly release: WaitingHotfix;
  /** What runs there, and comes back afterwards. */
  readonly occupant: {
    readonly candidateId: CandidateId;
    readonly releaseId: Release['id'];
    readonly name: string;
  } | null;
  readonly waiting: readonly Deployment[];
  readonly by: UserId;
  readonly now: Date;
}): Decision {
  const { project, release, occupant, waiting, by, now } = taken;
  const { environment } = release.hotfix.route;
  const came = occupant === null ? null : { candidateId: occupant.candidateId, name: occupant.name };
  const route = { kind: 'take', environment, occupant: came } as const;
  const announcement: HotfixAnnouncement = {
    kind: 'environment-taken',
    environment,
    hotfix: release.version,
    candidate: occupant?.name ?? null,
    by,
  };
  const threads = [release.id, ...(occupant === null ? [] : [occupant.releaseId])];
  return {
    changes: [
      {
        update: 'releases',
        id: release.id,
        revision: release.revision,
        set: { hotfix: { ...release.hotfix, route } },
      },
      ...waiting.map(
        ({ id, revision, requesters }) =>
          ({
            update: 'deployments',
            id,
            revision,
            set: { requestedBy: bySlackUser(by), requesters: [...new Set([...requesters, by])], lookAt: now },
          }) as const,
      ),
    ],
    events: [
      {
        kind: 'environment-taken',
        projectId: project.id,
        actor: bySlackUser(by),
        at: now,
        facts: { version: release.version, environment, candidate: occupant?.name ?? null },
      },
    ],
    effects: [
      refreshCard({ release, project }),
      ...threads.map((thread) => ({
        effect: 'say' as const,
        key: `environment-taken:${release.id}:${release.revision}:${thread}`,
        channelId: project.channelId,
        thread,
        reach: 'broadcast' as const,
        announcement,
      })),
      { effect: 'advance-lane', projectId: project.id, environment },
    ],
  };
}
