import type { Decision } from '../change.ts';
import type { UserId } from '../ids.ts';
import type { Hold } from '../policy/stop.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import type { Candidate } from '../release/candidate.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Project } from '../repository/repository.ts';
import { bySlackUser } from '../trail/event.ts';

type Said = { readonly by: UserId; readonly because: string; readonly now: Date };

/** A person says that what an environment was held for is dealt with. */
export function liftHold(
  {
    project,
    environment,
    hold,
    candidate,
  }: {
    readonly project: Project;
    readonly environment: EnvironmentConfiguration;
    readonly hold: Hold;
    /** The one that it was set after. */
    readonly candidate: Candidate;
  },
  { by, because, now }: Said,
): Decision {
  return {
    changes: [
      {
        update: 'holds',
        id: hold.id,
        revision: hold.revision,
        set: { liftedBy: by, liftedAt: now, liftedBecause: because },
      },
    ],
    events: [
      {
        kind: 'hold-lifted',
        projectId: project.id,
        actor: bySlackUser(by),
        at: now,
        facts: { environment: environment.name, candidate: candidate.name, because },
      },
    ],
    effects: [
      { effect: 'advance-lane', projectId: project.id, environment: environment.name },
      refreshCard({ release: { id: candidate.releaseId }, project }),
      {
        effect: 'say',
        key: `hold-lifted:${hold.id}`,
        channelId: project.channelId,
        thread: candidate.releaseId,
        reach: 'thread',
        announcement: {
          kind: 'hold-lifted',
          environment: environment.name,
          tier: environment.tier,
          by,
          because,
        },
      },
    ],
  };
}

/** A person says that a candidate is not bad after all: it may be deployed again. */
export function clearBad(project: Project, candidate: Candidate, { by, because, now }: Said): Decision {
  const { id, revision, name, sha, releaseId } = candidate;
  return {
    changes: [{ update: 'candidates', id, revision, set: { badSince: null, badReason: null } }],
    events: [
      {
        kind: 'candidate-cleared',
        projectId: project.id,
        actor: bySlackUser(by),
        at: now,
        facts: { candidate: name, sha, because },
      },
    ],
    effects: [
      refreshCard({ release: { id: releaseId }, project }),
      {
        effect: 'say',
        key: `candidate-cleared:${id}:${revision}`,
        channelId: project.channelId,
        thread: releaseId,
        reach: 'thread',
        announcement: { kind: 'candidate-cleared', candidate: name, by, because },
      },
    ],
  };
}
