import type { Deploying } from '../domain/deployment/deploying.ts';
import type { PromotionWish } from '../domain/deployment/promotion-wish.ts';
import { parseCandidateId, parseDeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { findDeployment } from '../operations/find-deployment.ts';
import type { Context } from './command.ts';

/** The deployment whose id a button or modal carries, first of what it carries. */
export function deploymentOf({ ports }: Context, value: string): Promise<Outcome<Deploying>> {
  const [id = ''] = value.split(' ');
  return findDeployment(ports, parseDeploymentId(id));
}

/** What `<candidate id> <environment>` on a button or modal asks for. */
export async function promotionOf({ ports }: Context, value: string): Promise<Outcome<PromotionWish>> {
  const [id = '', environment = ''] = value.split(/ (.*)/s);
  const candidate = await ports.store.candidate(parseCandidateId(id));
  const [project, release] =
    candidate === null
      ? [null, null]
      : await Promise.all([
          ports.store.project(candidate.projectId),
          ports.store.release(candidate.releaseId),
        ]);
  if (candidate === null || project === null || release === null) return no({ code: 'deployment-unknown' });
  return yes({ project, release, candidate, environment });
}
