import {
  advanceLane,
  deploymentEvent,
  refreshRequest,
  setDeployment,
} from '../domain/deployment/deploying.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

export type PlanLifted = { readonly candidate: string; readonly environment: string };

/**
 * Has a planned promotion go as soon as its other gates hold, before or after its time. Whoever says so has asked
 * for it too, and may not approve it.
 */
export async function startPlanned(
  ports: Ports,
  asker: Asker,
  deploymentId: DeploymentId,
): Promise<Outcome<PlanLifted>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(async () => {
    const found = await findDeployment(ports, deploymentId);
    if (!found.ok) return found;
    const deploying = found.value;
    const { deployment, candidate, project } = deploying;
    const permitted = await authorize(ports, asker, 'request a promotion', project);
    if (!permitted.ok) return permitted;
    const about = { candidate: candidate.name, environment: deployment.environment };
    const { plannedAt, state, requesters } = deployment;
    if (state !== 'requested' && state !== 'queued') return no({ code: 'deployment-over', ...about, state });
    if (plannedAt === null) return no({ code: 'not-planned', ...about });
    const { userId } = asker;
    return commitFor(ports, asker, yes(about), {
      changes: [
        setDeployment(deploying, {
          plannedAt: null,
          latestStartAt: null,
          requesters: [...new Set([...requesters, userId])],
          lookAt: ports.clock.now(),
        }),
      ],
      events: [
        deploymentEvent(deploying, 'plan-lifted', { planned: plannedAt.toISOString() }, bySlackUser(userId)),
      ],
      effects: [refreshCard(deploying), refreshRequest(deploying), advanceLane(deploying)],
    });
  });
}
