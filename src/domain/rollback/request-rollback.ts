import type { Decision } from '../change.ts';
import { advanceLane, type Deploying, deploymentEvent, refreshRequest } from '../deployment/deploying.ts';
import { newDeployment } from '../deployment/request-deployment.ts';
import type { Shown } from '../deployment/shown.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { actorOf, endsAtOnce } from './clear-the-lane.ts';
import { effectivePolicy } from './effective-policy.ts';
import type { RollbackFacts } from './facts.ts';
import { callHook } from './hook-call.ts';
import type { RollbackIds, RollbackOrder } from './order.ts';
import type { Rollback } from './rollback.ts';
import { isFoundBad } from './stop-the-bad.ts';

/** The deployment that brings the target back: on the record, in the thread of what is taken away, and in its lane. */
export function requestRollback(
  facts: RollbackFacts,
  order: RollbackOrder,
  { deploymentId }: RollbackIds,
  rollback: Rollback,
): Decision {
  const { project, choice, environment, now, occupant } = facts;
  const { away, target } = choice;
  const deployment = newDeployment({
    id: deploymentId,
    project,
    release: target.release,
    candidate: target.candidate,
    origin: 'rollback',
    by: order.by,
    shown: shownOf(facts),
    replaces: away.deployment,
    rollback,
    lifts: null,
    carried: [],
    now,
  });
  const { release, candidate } = target;
  const deploying: Deploying = { project, release, candidate, deployment, dispatch: null, now };
  const from = away.candidate.name;
  return {
    changes: [{ insert: 'deployments', row: deployment }],
    events: [
      deploymentEvent(
        deploying,
        'rollback-requested',
        {
          from,
          to: candidate.name,
          trigger: order.trigger,
          because: order.because,
          plan: order.plan,
          parameters: rollback.call.kind,
          together: order.together,
          digest: candidate.artifactDigest,
        },
        actorOf(order),
      ),
    ],
    effects: [
      refreshCard(deploying),
      refreshCard({ release: away.release, project }),
      {
        effect: 'say',
        key: `rollback-requested:${deployment.id}`,
        channelId: project.channelId,
        thread: away.release.id,
        reach: 'broadcast',
        announcement: {
          kind: 'rollback-requested',
          deploymentId: deployment.id,
          environment: environment.name,
          tier: environment.tier,
          from,
          to: candidate.name,
          by: order.by,
          trigger: order.trigger,
          because: order.because,
          plan: order.plan,
          removes: rollback.removes,
          stops:
            occupant === null
              ? null
              : { candidate: occupant.candidate.name, isCertain: endsAtOnce(occupant) },
          isBad: isFoundBad(away.deployment),
          calledOff: facts.calledOff.map((each) => ({
            candidate: each.candidate.name,
            environment: each.deployment.environment,
          })),
          alsoRunsIn: facts.alsoRunsIn.filter((name) => !order.together.includes(name)),
          isToday: order.parameters === 'today',
        },
      },
      ...(deployment.policy.approvals.count > 0
        ? [refreshRequest(deploying)]
        : environment.rollback.hook === undefined
          ? []
          : [callHook(deploying)]),
      advanceLane(deploying),
    ],
  };
}

/** The case of a rollback: what comes back, with what, in place of what. What it takes away is told apart. */
function shownOf({ choice: { away, target }, environment, build }: RollbackFacts): Shown {
  const { candidate } = target;
  return {
    environment: environment.name,
    candidate: candidate.name,
    sha: candidate.sha,
    digest: candidate.artifactDigest,
    artifactVersion: candidate.artifactVersion,
    build,
    from: { candidate: away.candidate.name, sha: away.candidate.sha },
    pullRequests: [],
    commits: 0,
    authors: [],
    migrations: [],
    configuration: [],
    rollbackTarget: null,
    policy: effectivePolicy(environment, 'rollback', null),
  };
}
