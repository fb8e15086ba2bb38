import { type ActorName, bySlackUser } from '../trail/event.ts';
import type { Deployment, DeploymentReason, DeploymentState } from './deployment.ts';

/**
 * Who asked for a deployment, where its end has to be told to them by name: it did not arrive, and they did not
 * end it themselves. Null for what went by itself.
 */
export function whomToTell(
  { requestedBy }: Pick<Deployment, 'requestedBy'>,
  state: DeploymentState,
  reason: DeploymentReason | null,
): ActorName | null {
  if (state === 'succeeded' || !requestedBy.startsWith('slack:')) return null;
  const endedBy = reason !== null && 'by' in reason && reason.by !== null ? bySlackUser(reason.by) : null;
  return endedBy === requestedBy ? null : requestedBy;
}
