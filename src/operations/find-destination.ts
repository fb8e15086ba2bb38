import type { PromotionWish } from '../domain/deployment/promotion-wish.ts';
import { isHotfix } from '../domain/hotfix/hotfix.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import { effectivePolicy } from '../domain/rollback/effective-policy.ts';
import type { Ports } from '../ports.ts';
import { currentProject } from './current-project.ts';

/** A candidate and where it is to go. */
export type Destination = {
  readonly project: Project;
  readonly repository: Repository;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly environment: EnvironmentConfiguration;
};

/** Where it is to go, by the configuration as the repository has it now (promise 20). */
export async function findDestination(
  ports: Ports,
  wish: Pick<PromotionWish, 'project' | 'release' | 'candidate' | 'environment'>,
): Promise<Outcome<Destination>> {
  const current = await currentProject(ports, wish.project);
  if (!current.ok) return current;
  const { project, repository } = current.value;
  const [release, candidate] = await Promise.all([
    ports.store.release(wish.release.id),
    ports.store.candidate(wish.candidate.id),
  ]);
  if (release === null || candidate === null) return no({ code: 'no-release-yet', project: project.name });
  const environment = project.configuration.environments.find(({ name }) => name === wish.environment);
  if (environment === undefined) {
    return no({
      code: 'environment-unknown',
      text: wish.environment,
      known: project.configuration.environments.map(({ name }) => name),
    });
  }
  if (release.state === 'abandoned' || release.state === 'returned') {
    return no({ code: 'release-closed', version: release.version, state: release.state });
  }
  const origin = isHotfix(release) ? 'hotfix' : 'manual';
  const policy = effectivePolicy(environment, origin, release.hotfix);
  return yes({ project, repository, release, candidate, environment: policy });
}
