import type { Effect } from '../change.ts';
import { type Deploying, environmentOf } from '../deployment/deploying.ts';
import type { DeploymentReason, DeploymentState } from '../deployment/deployment.ts';
import { refreshCard } from '../release/refresh-card.ts';

/** What a rollback's end means to the release that it takes away: its thread is told, and its card drawn anew. */
export function rollbackEnded(
  deploying: Deploying,
  state: DeploymentState,
  end: { readonly reason: DeploymentReason | null; readonly url: string | null; readonly occasion: string },
): readonly Effect[] {
  const { deployment, project, candidate, now } = deploying;
  const { rollback } = deployment;
  if (rollback === null) return [];
  const { away, because } = rollback;
  const there = {
    environment: deployment.environment,
    tier: environmentOf(deploying).tier,
    deploymentId: deployment.id,
    to: candidate.name,
  };
  const say = { effect: 'say', channelId: project.channelId, thread: away.releaseId } as const;
  const card = refreshCard({ project, release: { id: away.releaseId } });
  if (state === 'succeeded') {
    return [
      card,
      { effect: 'tell-github', deploymentId: away.deploymentId },
      {
        ...say,
        key: `rollback-verified:${deployment.id}:${end.occasion}`,
        reach: 'broadcast',
        announcement: {
          kind: 'rollback-verified',
          ...there,
          from: away.name,
          seconds: Math.round((now.getTime() - deployment.requestedAt.getTime()) / 1000),
          hasReason: because !== null,
          url: end.url,
        },
      },
    ];
  }
  if (state !== 'failed' && state !== 'errored' && state !== 'cancelled') return [card];
  return [
    card,
    {
      ...say,
      key: `rollback-ended:${deployment.id}:${end.occasion}`,
      reach: 'broadcast',
      announcement: { kind: 'rollback-ended', ...there, state, reason: end.reason },
    },
  ];
}
