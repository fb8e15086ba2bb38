import type { Decision } from '../domain/change.ts';
import type { Plan } from '../domain/deployment/plan.ts';
import {
  carriedApprovals,
  requestDeployment,
  requestersOf,
} from '../domain/deployment/request-deployment.ts';
import { isHotfix } from '../domain/hotfix/hotfix.ts';
import type { ApprovalId, DeploymentId, UserId } from '../domain/ids.ts';
import type { Hold } from '../domain/policy/stop.ts';
import type { Ports } from '../ports.ts';
import type { Destination } from './find-destination.ts';
import type { DeploymentPlan } from './plan-deployment.ts';

/** The decision of a request, by a person or by automation, with the yeses that carry over. */
export async function makeRequest(
  { store, mint, clock }: Ports,
  { project, release, candidate, shown, last }: Destination & DeploymentPlan,
  ask: {
    readonly id: DeploymentId;
    readonly by: UserId | null;
    readonly origin: 'manual' | 'scheduled' | 'automatic';
    readonly plan?: Plan | null;
    readonly lifts: { readonly hold: Hold; readonly because: string } | null;
  },
): Promise<Decision> {
  const now = clock.now();
  const before = (await store.deployments.deploymentsOf(candidate.id)).find(
    ({ environment }) => environment === shown.environment,
  );
  const requesters = requestersOf(candidate, ask.by);
  const carried =
    before === undefined || before.state === 'rejected'
      ? []
      : carriedApprovals(await store.deployments.approvalsOf(before.id), {
          shown,
          before: before.shown,
          requesters,
          now,
        });
  return requestDeployment({
    ...ask,
    // A hotfix is one whoever asks for it: it has its own rules, and goes first.
    origin: isHotfix(release) ? 'hotfix' : ask.origin,
    project,
    release,
    candidate,
    shown,
    replaces: last,
    carried: carried.map((approval) => ({ id: mint.id<ApprovalId>(), approval })),
    now,
  });
}
