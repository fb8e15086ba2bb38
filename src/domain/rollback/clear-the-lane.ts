import { type Decision, nothing } from '../change.ts';
import { type Deploying, deploymentEvent, setDeployment } from '../deployment/deploying.ts';
import { endDeployment } from '../deployment/end-deployment.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { type ActorName, bySlackUser } from '../trail/event.ts';
import type { RollbackFacts } from './facts.ts';
import type { RollbackOrder } from './order.ts';

export const actorOf = ({ by }: RollbackOrder): ActorName => (by === null ? 'waybill' : bySlackUser(by));

/** Whether the end of what holds the lane is certain as soon as it is cancelled: it was not sent, or its run has ended. */
export function endsAtOnce({ deployment, dispatch }: Deploying): boolean {
  if (deployment.state === 'verifying') return true;
  return deployment.state === 'running' && (dispatch === null || dispatch.state === 'wanted');
}

/**
 * Cancels what holds the lane. A run that was started has to be seen ended first; one that is errored already
 * stays so, and its run is asked to end as long as a rollback waits for it.
 */
export function makeRoom({ occupant, choice }: RollbackFacts, order: RollbackOrder): Decision {
  if (occupant === null || occupant.deployment.state === 'errored') return nothing;
  const reason = { code: 'rolled-back', by: order.by, to: choice.target.candidate.name } as const;
  if (endsAtOnce(occupant)) return endDeployment(occupant, 'cancelled', { reason, actor: actorOf(order) });
  return {
    changes: [setDeployment(occupant, { stateReason: reason })],
    events: [deploymentEvent(occupant, 'deployment-cancel-asked', { to: reason.to }, actorOf(order))],
    effects: [refreshCard(occupant)],
  };
}

/** Ends one that waits, so that it cannot bring back what is taken away, nor stand in the rollback's place. */
export function callOff({ choice }: RollbackFacts, order: RollbackOrder, waiting: Deploying): Decision {
  const actor = actorOf(order);
  const { away, target } = choice;
  return waiting.candidate.id === away.candidate.id
    ? endDeployment(waiting, 'cancelled', {
        reason: { code: 'candidate-bad', candidate: away.candidate.name },
        actor,
      })
    : endDeployment(waiting, 'superseded', {
        reason: { code: 'superseded', candidate: target.candidate.name },
        facts: { newer: target.candidate.name },
        actor,
      });
}
