import type { Decision } from '../domain/change.ts';
import { isOver } from '../domain/deployment/deployment.ts';
import { requestDeployment } from '../domain/deployment/request-deployment.ts';
import { giveBack as decideGiveBack, hasTaken, type Taken } from '../domain/hotfix/give-back.ts';
import type { DeploymentId, ReleaseId } from '../domain/ids.ts';
import { mergeDecisions } from '../domain/merge-decisions.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import { effectivePolicy } from '../domain/rollback/effective-policy.ts';
import type { Ports } from '../ports.ts';
import { planDeployment } from './plan-deployment.ts';

/**
 * Brings back what a hotfix took an environment from, once the hotfix has shipped or was closed. Where something
 * else came there meanwhile, nothing is brought back; that is said too.
 */
export async function giveBack(ports: Ports, releaseId: ReleaseId): Promise<void> {
  const { store, clock } = ports;
  const release = await store.release(releaseId);
  if (release === null || !hasTaken(release)) return;
  const { environment, occupant } = release.hotfix.route;
  const lane = { projectId: release.projectId, environment };
  const [project, candidates, candidate, last] = await Promise.all([
    store.project(release.projectId),
    store.candidatesOf(release.id),
    store.candidate(occupant.candidateId),
    store.deployments.lastSucceeded(lane),
  ]);
  if (project === null || candidate === null) return;
  const before = await store.release(candidate.releaseId);
  const own = new Set(candidates.map(({ id }) => id));
  const begun = await store.deployments.deploymentsOfAny(candidates.map(({ id }) => id));
  // What is under way there ends first; the clock asks again.
  if (begun.some((each) => each.environment === environment && !isOver(each))) return;
  const end = (outcome: Parameters<typeof decideGiveBack>[2]) =>
    decideGiveBack(project, release, outcome, before?.id ?? null, clock.now());
  const since = last?.succeededAt?.getTime() ?? 0;
  // What began there and did not succeed leaves it uncertain what runs: then too it is brought back.
  const hasTried = begun.some(
    (each) => each.environment === environment && (each.startedAt?.getTime() ?? 0) > since,
  );
  if (!hasTried && (last === null || !own.has(last.candidateId))) {
    await store.commit(end(last?.candidateId === candidate.id ? 'as-before' : 'moved-on'));
    return;
  }
  const isWanted = candidate.badSince === null && before !== null && before.state !== 'abandoned';
  if (!isWanted) {
    await store.commit(end('not-wanted'));
    return;
  }
  const request = await requestFor(ports, project, before, candidate, release);
  if (request === null) return;
  await store.commit(mergeDecisions([end('asked'), request]));
}

/** A deployment like any other by automation: it waits for whatever the environment asks for. */
async function requestFor(
  ports: Ports,
  project: Project,
  release: Release,
  candidate: Candidate,
  taken: Taken,
): Promise<Decision | null> {
  const { store, mint, clock } = ports;
  const name = taken.hotfix.route.environment;
  const repository = await store.repository(project.repositoryId);
  const configured = project.configuration.environments.find((each) => each.name === name);
  if (repository === null || configured === undefined) return null;
  const environment = effectivePolicy(configured, 'automatic', null);
  const { shown, last } = await planDeployment(
    ports,
    { project, repository, release, candidate, environment },
    () => undefined,
  );
  return requestDeployment({
    id: mint.id<DeploymentId>(),
    project,
    release,
    candidate,
    origin: 'automatic',
    by: null,
    shown,
    replaces: last,
    lifts: null,
    carried: [],
    now: clock.now(),
  });
}
