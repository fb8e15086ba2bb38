import type { Decision } from '../change.ts';
import { type Deploying, deploymentEvent, environmentOf, setDeployment } from '../deployment/deploying.ts';
import type { UserId } from '../ids.ts';
import type { Hold } from '../policy/stop.ts';
import type { Candidate } from '../release/candidate.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Release } from '../release/release.ts';
import { bySlackUser } from '../trail/event.ts';
import type { Rollback } from './rollback.ts';

/** The reason of a rollback, given afterwards: it is why the environment is held, the candidate bad and the release returned, too. */
export function explainRollback(
  deploying: Deploying & { readonly deployment: { readonly rollback: Rollback } },
  about: { readonly hold: Hold | null; readonly away: Candidate | null; readonly release: Release | null },
  { by, because }: { readonly by: UserId; readonly because: string },
): Decision {
  const { deployment, project } = deploying;
  const { rollback } = deployment;
  const { hold, away, release } = about;
  const isItsHold = hold !== null && hold.candidateId === rollback.away.candidateId;
  return {
    changes: [
      setDeployment(deploying, { rollback: { ...rollback, because } }),
      ...(isItsHold
        ? ([{ update: 'holds', id: hold.id, revision: hold.revision, set: { because } }] as const)
        : []),
      ...(away === null || away.badSince === null
        ? []
        : ([
            { update: 'candidates', id: away.id, revision: away.revision, set: { badReason: because } },
          ] as const)),
      ...(release?.state !== 'returned'
        ? []
        : ([
            {
              update: 'releases',
              id: release.id,
              revision: release.revision,
              set: { closedBecause: because },
            },
          ] as const)),
    ],
    events: [
      deploymentEvent(
        deploying,
        'rollback-explained',
        { because, from: rollback.away.name },
        bySlackUser(by),
      ),
    ],
    effects: [
      refreshCard({ project, release: { id: rollback.away.releaseId } }),
      {
        effect: 'say',
        key: `rollback-explained:${deployment.id}`,
        channelId: project.channelId,
        thread: rollback.away.releaseId,
        reach: 'thread',
        announcement: {
          kind: 'rollback-explained',
          environment: deployment.environment,
          tier: environmentOf(deploying).tier,
          from: rollback.away.name,
          by,
          because,
        },
      },
    ],
  };
}
