import type { Change } from '../domain/change.ts';
import type { Approval } from '../domain/deployment/approval.ts';
import { advanceLane, deploymentEvent, say, setDeployment } from '../domain/deployment/deploying.ts';
import { isOver, isUnsent } from '../domain/deployment/deployment.ts';
import { aboutOf } from '../domain/deployment/may-agree.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import { setDispatch } from '../domain/release/set-dispatch.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import type { Asker } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

export type Withdrawn = { readonly candidate: string; readonly environment: string };

/** Takes a person's own yes back, as long as the deployment has not started. Nobody needs a role for that. */
export async function withdrawApproval(
  ports: Ports,
  asker: Asker,
  deploymentId: DeploymentId,
): Promise<Outcome<Withdrawn>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(async () => {
    const found = await findDeployment(ports, deploymentId);
    if (!found.ok) return found;
    const deploying = found.value;
    const { deployment, dispatch, now } = deploying;
    const { state } = deployment;
    const about = aboutOf(deploying);
    const own = (await ports.store.deployments.approvalsOf(deploymentId)).filter(
      ({ userId, verdict, withdrawnAt }) =>
        userId === asker.userId && verdict === 'approved' && withdrawnAt === null,
    );
    if (own.length === 0) return no({ code: 'not-approved-by-you', ...about });
    if (isOver(deployment)) return no({ code: 'deployment-over', ...about, state });
    if (!isUnsent(deployment)) return no({ code: 'deployment-begun', ...about, state });
    return commitFor(ports, asker, yes(about), {
      changes: [
        // Whoever starts it at the same instant changes it too: one of the two wins.
        setDeployment(deploying, { lookAt: now }),
        // Given the lane already: its gates are asked once more now, whatever it waits for.
        ...(dispatch?.state === 'wanted' ? [setDispatch({ dispatch }, { lookAt: now })] : []),
        ...own.map((approval) => takeBack(approval, now)),
      ],
      events: [deploymentEvent(deploying, 'approval-withdrawn', {}, bySlackUser(asker.userId))],
      effects: [
        refreshCard(deploying),
        say(
          deploying,
          { kind: 'approval-withdrawn', deploymentId, ...about, by: asker.userId },
          { occasion: own.map(({ id }) => id).join(',') },
        ),
        advanceLane(deploying),
      ],
    });
  });
}

export const takeBack = ({ id, revision }: Approval, now: Date): Change => ({
  update: 'approvals',
  id,
  revision,
  set: { withdrawnAt: now },
});
