import type { Approval } from '../domain/deployment/approval.ts';
import {
  aboutDeployment,
  advanceLane,
  deploymentEvent,
  environmentOf,
  refreshQueue,
  say,
  setDeployment,
} from '../domain/deployment/deploying.ts';
import { aboutOf, mayDecide } from '../domain/deployment/may-agree.ts';
import { whomToTell } from '../domain/deployment/whom-to-tell.ts';
import type { ApprovalId, DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import { setDispatch } from '../domain/release/set-dispatch.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';
import { takeBack } from './withdraw-approval.ts';

export type Rejected = { readonly candidate: string; readonly environment: string };

/** An approver's no, with a reason: it ends a deployment that is not sent yet, whoever said yes. */
export async function rejectDeployment(
  ports: Ports,
  asker: Asker,
  asked: { readonly deploymentId: DeploymentId; readonly because: string },
): Promise<Outcome<Rejected>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(async () => {
    const found = await findDeployment(ports, asked.deploymentId);
    if (!found.ok) return found;
    const deploying = found.value;
    const { deployment, dispatch, project, now } = deploying;
    const act = 'reject a deployment';
    const permitted = await authorize(ports, asker, act, project, environmentOf(deploying));
    if (!permitted.ok) return permitted;
    const allowed = mayDecide(deploying, asker.userId, act);
    if (!allowed.ok) return allowed;
    const because = asked.because.trim();
    if (because === '') return no({ code: 'reason-missing', act, form: 'Reject' });

    const earlier = (await ports.store.deployments.approvalsOf(deployment.id)).filter(
      ({ userId, withdrawnAt }) => userId === asker.userId && withdrawnAt === null,
    );
    const reason = { code: 'rejected', by: asker.userId, because } as const;
    const told = whomToTell(deployment, 'rejected', reason);
    const row: Approval = {
      id: ports.mint.id<ApprovalId>(),
      deploymentId: deployment.id,
      userId: asker.userId,
      verdict: 'rejected',
      reason: because,
      shownHash: deployment.shownHash,
      givenAt: now,
      carriedFrom: null,
      withdrawnAt: null,
      revision: 1,
    };
    return commitFor(ports, asker, yes(aboutOf(deploying)), {
      changes: [
        setDeployment(deploying, {
          state: 'rejected',
          stateReason: reason,
          stateAt: now,
          endedAt: now,
          lookAt: null,
          holdsLane: false,
        }),
        // It was given the lane, and its attempt is not to be sent any more.
        ...(dispatch?.state === 'wanted'
          ? [setDispatch({ dispatch }, { state: 'errored', endedAt: now, lookAt: null })]
          : []),
        ...earlier.map((approval) => takeBack(approval, now)),
        { insert: 'approvals', row },
      ],
      events: [
        deploymentEvent(
          deploying,
          'deployment-rejected',
          { because, shownHash: deployment.shownHash },
          bySlackUser(asker.userId),
        ),
      ],
      effects: [
        refreshCard(deploying),
        say(deploying, {
          kind: 'deployment-ended',
          ...aboutDeployment(deploying),
          state: 'rejected',
          reason,
          keepsLane: false,
          ...(told === null ? {} : { askedBy: told }),
          url: null,
        }),
        refreshQueue(deploying),
        advanceLane(deploying),
      ],
    });
  });
}
