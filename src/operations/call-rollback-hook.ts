import type { Deploying } from '../domain/deployment/deploying.ts';
import { isOver } from '../domain/deployment/deployment.ts';
import type { DeploymentId, RollbackHookId } from '../domain/ids.ts';
import { afterHook, beforeHook, hookOf } from '../domain/rollback/hook-call.ts';
import type { Ports } from '../ports.ts';
import { readDeploying } from './read-deploying.ts';

/**
 * Calls a rollback's hook, before the slower redeployment: once, and once more with the same id where a
 * process died over it. Whatever comes of it is recorded and said, and the redeployment goes on.
 */
export async function callRollbackHook(ports: Ports, id: DeploymentId): Promise<void> {
  const { store, clock, mint, webhooks } = ports;
  const deploying = await read(ports, id);
  const hook = deploying === null ? null : hookOf(deploying);
  if (deploying === null || hook === null || isOver(deploying.deployment)) return;
  if ((await store.rollbacks.hookOf(id)) === null) {
    await store.commit(beforeHook(deploying, hook, mint.id<RollbackHookId>()));
  }
  const call = await store.rollbacks.hookOf(id);
  if (call === null || call.endedAt !== null) return;
  const result = await webhooks({
    url: hook.url,
    id: call.id,
    at: clock.now(),
    secret: hook.secret,
    body: bodyOf(deploying),
    timeoutMs: hook.timeoutMs,
  });
  const now = await read(ports, id);
  if (now !== null) await store.commit(afterHook(now, call, result));
}

async function read(ports: Ports, id: DeploymentId): Promise<Deploying | null> {
  const deployment = await ports.store.deployments.deployment(id);
  return deployment === null ? null : readDeploying(ports, deployment);
}

/** What is to be brought back, and in place of what. Nobody's words: they are for the project's channel. */
function bodyOf({ project, release, candidate, deployment }: Deploying) {
  return {
    type: 'rollback.requested',
    timestamp: deployment.requestedAt.toISOString(),
    data: {
      project: project.name,
      environment: deployment.environment,
      deployment: deployment.id,
      from: { candidate: deployment.rollback?.away.name ?? null },
      to: {
        candidate: candidate.name,
        version: release.version,
        sha: candidate.sha,
        artifact: candidate.artifactVersion,
        digest: candidate.artifactDigest,
      },
    },
  };
}
