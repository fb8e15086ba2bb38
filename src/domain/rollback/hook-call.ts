import type { Decision, Effect } from '../change.ts';
import { advanceLane, type Deploying, deploymentEvent, environmentOf } from '../deployment/deploying.ts';
import type { DeploymentId, RollbackHookId } from '../ids.ts';
import type { RollbackHook } from '../project/environment.ts';
import type { WebhookResult } from '../webhook/webhook-result.ts';

/** The call of an environment's hook for one rollback. Its id is the webhook's, the same for every try. */
export type HookCall = {
  readonly id: RollbackHookId;
  readonly deploymentId: DeploymentId;
  readonly url: string;
  readonly calledAt: Date;
  /** Null while it is being called. */
  readonly result: WebhookResult | null;
  readonly endedAt: Date | null;
  readonly revision: number;
};

/** What a rollback gives its hook beyond the hook's own time, before it goes on without it. */
const graceMs = 5_000;

/** The hook that a rollback calls first; null for every other deployment, and where there is none. */
export function hookOf(deploying: Deploying): RollbackHook | null {
  if (deploying.deployment.origin !== 'rollback') return null;
  return environmentOf(deploying).rollback.hook ?? null;
}

/** Has the hook called: with the order of a rollback, or where it needs approval, once that is given. */
export const callHook = ({ deployment }: Pick<Deploying, 'deployment'>): Effect => ({
  effect: 'call-rollback-hook',
  deploymentId: deployment.id,
});

/** Whether the redeployment waits for the hook a little longer: never beyond its time (promise 8). */
export function waitsForHook(deploying: Deploying, call: HookCall | null): boolean {
  const hook = hookOf(deploying);
  if (hook === null || (call !== null && call.endedAt !== null)) return false;
  const waitedMs = deploying.now.getTime() - deploying.deployment.stateAt.getTime();
  return waitedMs < hook.timeoutMs + graceMs;
}

/** Written down before the call leaves, so that a death in between leads to the same call again. */
export function beforeHook(deploying: Deploying, hook: RollbackHook, id: RollbackHookId): Decision {
  const { deployment, now } = deploying;
  return {
    changes: [
      {
        insert: 'rollbackHooks',
        row: {
          id,
          deploymentId: deployment.id,
          url: hook.url,
          calledAt: now,
          result: null,
          endedAt: null,
          revision: 1,
        },
      },
    ],
    events: [],
    effects: [],
  };
}

/** What came of the call: on the record, in the thread, and the redeployment goes on whatever it was. */
export function afterHook(deploying: Deploying, call: HookCall, result: WebhookResult): Decision {
  const { deployment, project, release, candidate, now } = deploying;
  const { tier } = environmentOf(deploying);
  return {
    changes: [
      {
        update: 'rollbackHooks',
        id: call.id,
        revision: call.revision,
        set: { result, endedAt: now },
      },
    ],
    events: [deploymentEvent(deploying, 'rollback-hook-called', { url: call.url, result })],
    effects: [
      {
        effect: 'say',
        key: `rollback-hook-called:${deployment.id}`,
        channelId: project.channelId,
        thread: deployment.rollback?.away.releaseId ?? release.id,
        reach: result.kind === 'accepted' ? 'thread' : 'broadcast',
        announcement: {
          kind: 'rollback-hook-called',
          environment: deployment.environment,
          tier,
          from: deployment.rollback?.away.name ?? '',
          to: candidate.name,
          result,
        },
      },
      advanceLane(deploying),
    ],
  };
}
