import type { Decision } from '../change.ts';
import { deploymentEvent, environmentOf, setDeployment } from '../deployment/deploying.ts';
import type { Waiting } from '../deployment/waiting.ts';

/** So long a rollback waits in silence for the end of what it has cancelled. */
const saidAfterMs = 120_000;

/** When it is to be said that the lane has not become free; null where that is said, or nothing is in the way. */
export function waitSaidAt({ deployment, behind }: Waiting): Date | null {
  const { rollback, queuedAt } = deployment;
  if (rollback === null || rollback.waitSaidAt !== null || queuedAt === null || behind === null) return null;
  return new Date(deployment.requestedAt.getTime() + saidAfterMs);
}

/** The bound is over: it is said, with the offer that a person attests that nothing runs. */
export function rollbackWaits(waiting: Waiting): Decision | null {
  const { deployment, behind, candidate, project, now } = waiting;
  const { rollback } = deployment;
  const at = waitSaidAt(waiting);
  if (rollback === null || behind === null || at === null || now < at) return null;
  const seconds = Math.round((now.getTime() - deployment.requestedAt.getTime()) / 1000);
  return {
    changes: [setDeployment(waiting, { rollback: { ...rollback, waitSaidAt: now.toISOString() } })],
    events: [deploymentEvent(waiting, 'rollback-waits', { behind: behind.candidate, seconds })],
    effects: [
      {
        effect: 'say',
        key: `rollback-waits:${deployment.id}`,
        channelId: project.channelId,
        thread: rollback.away.releaseId,
        reach: 'broadcast',
        announcement: {
          kind: 'rollback-waits',
          environment: deployment.environment,
          tier: environmentOf(waiting).tier,
          deploymentId: deployment.id,
          to: candidate.name,
          behind: behind.candidate,
          seconds,
          url: behind.url,
        },
      },
    ],
  };
}
