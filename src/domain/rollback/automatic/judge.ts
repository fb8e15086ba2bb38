import type { Decision } from '../../change.ts';
import { type Deploying, deploymentEvent, environmentOf } from '../../deployment/deploying.ts';
import type { RollbackOpinionId, UserId } from '../../ids.ts';
import { bySlackUser } from '../../trail/event.ts';
import type { Opinion, RollbackOpinion, RollbackVerdict } from './verdict.ts';

/** A person's word on a rollback that shadow mode imagined; it takes the place of what they said before. */
export function judgeRollback(
  deploying: Deploying,
  verdict: RollbackVerdict,
  said: {
    readonly id: RollbackOpinionId;
    readonly by: UserId;
    readonly opinion: Opinion;
    readonly before: RollbackOpinion | null;
  },
): Decision {
  const { now, project, release, deployment, candidate } = deploying;
  const { by, opinion, before } = said;
  return {
    changes: [
      before === null
        ? {
            insert: 'rollbackOpinions',
            row: { id: said.id, verdictId: verdict.id, userId: by, opinion, at: now, revision: 1 },
          }
        : {
            update: 'rollbackOpinions',
            id: before.id,
            revision: before.revision,
            set: { opinion, at: now },
          },
    ],
    events: [deploymentEvent(deploying, 'rollback-judged', { opinion }, bySlackUser(by))],
    effects: [
      {
        effect: 'say',
        key: `rollback-judged:${verdict.id}:${by}:${opinion}`,
        channelId: project.channelId,
        thread: release.id,
        reach: 'thread',
        announcement: {
          kind: 'rollback-judged',
          environment: deployment.environment,
          tier: environmentOf(deploying).tier,
          from: candidate.name,
          by,
          opinion,
        },
      },
    ],
  };
}
