import { advanceLane, deploymentEvent, refreshQueue, say } from '../domain/deployment/deploying.ts';
import { queueOrder } from '../domain/deployment/lane.ts';
import { aboutOf } from '../domain/deployment/may-agree.ts';
import { moveUp } from '../domain/deployment/move-up.ts';
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

export type Moved = { readonly candidate: string; readonly environment: string; readonly position: number };

/** Brings a queued deployment one place forward in its lane. */
export async function moveInQueue(
  ports: Ports,
  asker: Asker,
  deploymentId: DeploymentId,
): Promise<Outcome<Moved>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(async () => {
    const found = await findDeployment(ports, deploymentId);
    if (!found.ok) return found;
    const deploying = found.value;
    const { deployment, project } = deploying;
    const about = aboutOf(deploying);
    const permitted = await authorize(ports, asker, 'move a deployment up', project);
    if (!permitted.ok) return permitted;
    if (deployment.state !== 'queued') return no({ code: 'not-queued', ...about, state: deployment.state });
    const waiting = await ports.store.deployments.waitingIn(deployment);
    const queued = waiting.filter(({ state }) => state === 'queued');
    const ranks = moveUp(queued, deployment);
    if (ranks === null) return no({ code: 'first-in-queue', ...about });

    const position = queueOrder(queued).findIndex(({ id }) => id === deploymentId);
    return commitFor(ports, asker, yes({ ...about, position }), {
      changes: ranks.map(({ deployment: { id, revision }, rank }) => ({
        update: 'deployments',
        id,
        revision,
        set: { rank },
      })),
      events: [deploymentEvent(deploying, 'deployment-moved', { position }, bySlackUser(asker.userId))],
      effects: [
        refreshCard(deploying),
        refreshQueue(deploying),
        say(
          deploying,
          { kind: 'deployment-moved', deploymentId, ...about, by: asker.userId, position },
          { occasion: String(deployment.revision) },
        ),
        advanceLane(deploying),
      ],
    });
  });
}
