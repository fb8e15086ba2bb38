import type { Deployment } from '../domain/deployment/deployment.ts';
import type { PromotionWish } from '../domain/deployment/promotion-wish.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import type { Asker } from './authorize.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';
import type { Progress } from './plan-cut.ts';
import { type PromotionPreview, previewPromotion } from './preview-promotion.ts';
import { type Requested, requestDeployment } from './request-deployment.ts';

/** What is to be tried again: one deployment, what went wrong last in an environment, or what runs there. */
export type Again =
  | { readonly kind: 'deployment'; readonly id: DeploymentId }
  | {
      readonly kind: 'last' | 'running';
      readonly project: Project;
      readonly environment: EnvironmentConfiguration;
    };

/** More attempts in a row than anybody makes. */
const deploymentsLookedAt = 50;

/**
 * Asks for the same candidate in the same place once more. Yeses that were given to the very same case carry
 * over; whatever has changed in it is shown and approved anew.
 */
export async function retryDeployment(
  ports: Ports,
  asker: Asker,
  again: Again,
  mended: string | null,
  progress: Progress = () => undefined,
): Promise<Outcome<Requested>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const wish = await wishOf(ports, again);
  if (!wish.ok) return wish;
  const meant = mended === null ? wish.value : { ...wish.value, mended };
  return requestDeployment(ports, asker, meant, progress);
}

/** What trying it again would bring, and what its hold says; nothing is changed. */
export async function previewRetry(
  ports: Ports,
  asker: Asker,
  again: Again,
  progress: Progress,
): Promise<Outcome<PromotionPreview>> {
  const wish = await wishOf(ports, again);
  return wish.ok ? previewPromotion(ports, asker, wish.value, progress) : wish;
}

/** Whoever asked the first time meant it, a step back too. */
async function wishOf(ports: Ports, again: Again): Promise<Outcome<PromotionWish>> {
  const found = again.kind === 'deployment' ? { id: again.id } : await pick(ports, again);
  if (found === null && again.kind !== 'deployment') {
    const { name } = again.environment;
    return no({ code: again.kind === 'last' ? 'nothing-to-retry' : 'nothing-runs-there', environment: name });
  }
  const deploying =
    found === null ? no({ code: 'deployment-unknown' }) : await findDeployment(ports, found.id);
  if (!deploying.ok) return deploying;
  const { project, release, candidate, deployment } = deploying.value;
  const { environment, state } = deployment;
  const wish = { project, release, candidate, environment, isStepBackMeant: true };
  if (again.kind === 'running') return yes({ ...wish, isAgainMeant: true });
  if (deployment.origin === 'rollback') return no({ code: 'retry-is-rollback', environment });
  const hasGoneWrong = state === 'failed' || state === 'errored';
  return hasGoneWrong
    ? yes(wish)
    : no({ code: 'not-retryable', candidate: candidate.name, environment, state });
}

/** The last that began there, if it went wrong; or what runs there by our record. */
async function pick(
  { store }: Ports,
  { kind, project, environment }: Exclude<Again, { kind: 'deployment' }>,
): Promise<Pick<Deployment, 'id'> | null> {
  const lane = { projectId: project.id, environment: environment.name };
  if (kind === 'running') return store.deployments.lastSucceeded(lane);
  const all = await store.deployments.deploymentsIn(lane, { limit: deploymentsLookedAt });
  const last = all.find(({ state }) => over.has(state));
  return last?.state === 'failed' || last?.state === 'errored' ? last : null;
}

/** How a deployment ends that had its turn. */
const over = new Set<Deployment['state']>(['succeeded', 'failed', 'errored', 'cancelled']);
