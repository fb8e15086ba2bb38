import { lookLater, rarely } from '../build/look-later.ts';
import type { Decision } from '../change.ts';
import { type Deploying, deploymentEvent } from '../deployment/deploying.ts';
import { endDeployment } from '../deployment/end-deployment.ts';
import { attestEnded } from '../deployment/verify.ts';
import type { UserId } from '../ids.ts';
import { bySlackUser } from '../trail/event.ts';

/**
 * A person's word that nothing runs any more of what a rollback waits for: its lane is free at once. Where
 * its run is known, how it did end is still looked for.
 */
export function goOn(occupant: Deploying, said: { readonly by: UserId; readonly because: string }): Decision {
  const { deployment, dispatch, now } = occupant;
  if (deployment.state === 'errored') return attestEnded(occupant, said);
  const actor = bySlackUser(said.by);
  const isLookedFor = dispatch !== null && dispatch.runId !== null;
  const ended = endDeployment(occupant, 'cancelled', {
    reason: { code: 'attested-ended', ...said },
    actor,
    ...(isLookedFor ? { dispatch: { lookAt: lookLater(now, rarely) } } : {}),
  });
  const attested = deploymentEvent(occupant, 'deployment-attested', { because: said.because }, actor);
  return { ...ended, events: [attested, ...ended.events] };
}
