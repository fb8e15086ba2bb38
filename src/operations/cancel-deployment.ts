import { advanceLane, deploymentEvent, setDeployment } from '../domain/deployment/deploying.ts';
import { isOver } from '../domain/deployment/deployment.ts';
import { endDeployment } from '../domain/deployment/end-deployment.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';

/** *Asked*: its run was asked to stop, and the deployment ends when that is seen. */
export type Cancelled = {
  readonly kind: 'cancelled' | 'asked';
  readonly candidate: string;
  readonly environment: string;
};

/** Ends a deployment that waits, or has its run cancelled; by who asked for it, or a captain. */
export async function cancelDeployment(
  ports: Ports,
  asker: Asker,
  { id, because }: { readonly id: DeploymentId; readonly because: string | null },
): Promise<Outcome<Cancelled>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const found = await findDeployment(ports, id);
  if (!found.ok) return found;
  const deploying = found.value;
  const { deployment, candidate, dispatch, project } = deploying;
  const isOwn = deployment.requestedBy === bySlackUser(asker.userId);
  // Whoever asked may cancel, if they are still one of us.
  const permitted = await authorize(ports, asker, isOwn ? 'read' : 'cancel a deployment', project);
  if (!permitted.ok) return permitted;
  const about = { candidate: candidate.name, environment: deployment.environment };
  if (isOver(deployment)) return no({ code: 'deployment-over', ...about, state: deployment.state });

  const actor = bySlackUser(asker.userId);
  const text = because?.trim() ?? '';
  const reason = { code: 'cancelled', by: asker.userId, because: text === '' ? null : text } as const;
  const isSent = deployment.state === 'running' && dispatch !== null && dispatch.state !== 'wanted';
  if (!isSent) {
    const ended = endDeployment(deploying, 'cancelled', {
      reason,
      actor,
      facts: { because: reason.because },
    });
    return commitFor(ports, asker, yes<Cancelled>({ kind: 'cancelled', ...about }), ended);
  }
  return commitFor(ports, asker, yes<Cancelled>({ kind: 'asked', ...about }), {
    changes: [setDeployment(deploying, { stateReason: reason })],
    events: [deploymentEvent(deploying, 'deployment-cancel-asked', { because: reason.because }, actor)],
    effects: [refreshCard(deploying), advanceLane(deploying)],
  });
}
