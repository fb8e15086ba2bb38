import type { PromotionWish } from '../domain/deployment/promotion-wish.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { Hold } from '../domain/policy/stop.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { type Destination, findDestination } from './find-destination.ts';
import type { Progress } from './plan-cut.ts';
import { type DeploymentPlan, planDeployment } from './plan-deployment.ts';

/** A promotion as it would be asked for, and what its hold says; nothing is changed. */
export type PromotionPreview = DeploymentPlan & Destination & { readonly hold: Hold | null };

/** What a promotion would bring, for those who may ask for it. */
export async function previewPromotion(
  ports: Ports,
  asker: Asker,
  wish: PromotionWish,
  progress: Progress = () => undefined,
): Promise<Outcome<PromotionPreview>> {
  const permitted = await authorize(ports, asker, 'request a promotion', wish.project);
  if (!permitted.ok) return permitted;
  return promotionOf(ports, wish, progress);
}

/** The same, for those who were let in already. */
export async function promotionOf(
  ports: Ports,
  wish: PromotionWish,
  progress: Progress,
): Promise<Outcome<PromotionPreview>> {
  const destination = await findDestination(ports, wish);
  if (!destination.ok) return destination;
  const { project, environment } = destination.value;
  const [plan, hold] = await Promise.all([
    planDeployment(ports, destination.value, progress),
    ports.store.deployments.holdIn({ projectId: project.id, environment: environment.name }),
  ]);
  return yes({ ...destination.value, ...plan, hold });
}
