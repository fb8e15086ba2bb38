import type { Effect } from '../domain/change.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import type { Ports } from '../ports.ts';

/** A run that something was heard or seen of; without an attempt any news is worth a look. */
type Seen = { readonly runId: number; readonly attempt?: number };

/**
 * Has the run of a deployment that is over looked at once more: it may have been repeated, or have ended at last.
 */
export async function lookAgain(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { id, endedAt, projectId, environment }: Deployment,
  { runId, attempt }: Seen,
): Promise<void> {
  if (endedAt === null) return;
  const dispatch = (await store.deployments.dispatchesOfDeployment(id)).at(-1);
  if (dispatch?.runId !== runId) return;
  if (attempt !== undefined && attempt <= (dispatch.runAttempt ?? 1)) return;
  const set = { lookAt: clock.now() };
  const wake: Effect = { effect: 'advance-lane', projectId, environment };
  await store.commit({
    changes: [{ update: 'dispatches', id: dispatch.id, revision: dispatch.revision, set }],
    events: [],
    effects: [wake],
  });
}
