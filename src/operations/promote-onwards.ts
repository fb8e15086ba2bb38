import type { CandidateId, DeploymentId } from '../domain/ids.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { planDeployment } from './plan-deployment.ts';
import { findDestination, makeRequest } from './request-deployment.ts';

/**
 * Asks by itself for a ready candidate wherever its project promotes automatically: after the build, or
 * once every earlier environment has it verified. Once a candidate and environment; what failed is not
 * tried again by automation.
 */
export async function promoteOnwards(ports: Ports, candidateId: CandidateId): Promise<void> {
  const { store } = ports;
  const candidate = await store.candidate(candidateId);
  if (candidate === null || candidate.state !== 'ready' || candidate.badSince !== null) return;
  const [project, release] = await Promise.all([
    store.project(candidate.projectId),
    store.release(candidate.releaseId),
  ]);
  if (project === null || release === null || release.state !== 'open') return;
  for (const environment of project.configuration.environments) {
    if (environment.promote !== 'automatically') continue;
    if (await isDue(ports, project, candidate, environment)) {
      await ask(ports, { project, release, candidate, environment: environment.name });
    }
  }
}

async function isDue(
  { store }: Ports,
  project: Project,
  candidate: Candidate,
  environment: EnvironmentConfiguration,
): Promise<boolean> {
  const before = await store.deployments.deploymentsOf(candidate.id);
  if (before.some((deployment) => deployment.environment === environment.name)) return false;
  const verified = await Promise.all(
    environment.after.map((name) =>
      store.deployments.lastSucceeded({ projectId: project.id, environment: name }),
    ),
  );
  return verified.every((deployment) => deployment?.candidateId === candidate.id);
}

async function ask(
  ports: Ports,
  wanted: {
    readonly project: Project;
    readonly release: Release;
    readonly candidate: Candidate;
    readonly environment: string;
  },
): Promise<void> {
  const { store, mint } = ports;
  const { project, release, candidate, environment } = wanted;
  const destination = await findDestination(ports, wanted);
  if (!destination.ok) {
    await store.commit({
      changes: [],
      events: [],
      effects: [
        {
          effect: 'say',
          key: `promotion-refused:${candidate.id}:${environment}`,
          channelId: project.channelId,
          thread: release.id,
          reach: 'broadcast',
          announcement: {
            kind: 'promotion-refused',
            candidate: candidate.name,
            environment,
            code: destination.refusal.code,
          },
        },
      ],
    });
    return;
  }
  const plan = await planDeployment(ports, destination.value, () => undefined);
  const request = await makeRequest(
    ports,
    { ...destination.value, ...plan },
    { id: mint.id<DeploymentId>(), by: null, origin: 'automatic', lifts: null },
  );
  // A conflict means that somebody asked for the same this very moment.
  await store.commit(request);
}
