import type { Change } from '../domain/change.ts';
import { isHotfix } from '../domain/hotfix/hotfix.ts';
import type { CandidateId, DeploymentId, UserId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { WhatRuns } from '../domain/policy/policy-facts.ts';
import { type EnvironmentConfiguration, lastTier } from '../domain/project/environment.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import { effectivePolicy } from '../domain/rollback/effective-policy.ts';
import type { Ports } from '../ports.ts';
import { findDestination } from './find-destination.ts';
import { makeRequest } from './make-request.ts';
import { planDeployment } from './plan-deployment.ts';

/** After so long, waiting for something other than people or the clock is said unasked. */
const saidAfterMs = 15 * 60_000;

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
  for (const configured of project.configuration.environments) {
    const isLast = configured.tier === lastTier(project.configuration.environments);
    const by = askedBy(configured, isLast, release);
    if (by === 'nobody') continue;
    const origin = isHotfix(release) ? 'hotfix' : 'automatic';
    const environment = effectivePolicy(configured, origin, release.hotfix);
    const since = await dueSince(ports, project, candidate, environment);
    if (since !== null)
      await ask(ports, { project, release, candidate, environment: environment.name, by }, since);
  }
}

/** Whoever started a hotfix has said which way it goes; elsewhere it is the project's word. */
function askedBy(
  { name, promote }: EnvironmentConfiguration,
  isLast: boolean,
  { hotfix, captainId }: Release,
): UserId | null | 'nobody' {
  const route = hotfix?.route ?? { kind: 'usual' };
  if (route.kind !== 'usual' && route.environment === name) {
    return route.kind === 'wait' ? null : captainId;
  }
  // What it goes around is left alone.
  if (route.kind === 'through' && !isLast) return 'nobody';
  return promote === 'automatically' ? null : 'nobody';
}

type Wanted = {
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly environment: string;
  /** Null for automation. */
  readonly by: UserId | null;
};

/** Since when it could have been asked for; null where it is not its turn, or was asked for before. */
async function dueSince(
  { store }: Ports,
  project: Project,
  candidate: Candidate,
  environment: EnvironmentConfiguration,
): Promise<Date | null> {
  const before = await store.deployments.deploymentsOf(candidate.id);
  if (before.some((deployment) => deployment.environment === environment.name)) return null;
  const verified = await Promise.all(
    environment.after.map((name) =>
      store.deployments.lastSucceeded({ projectId: project.id, environment: name }),
    ),
  );
  if (!verified.every((deployment) => deployment?.candidateId === candidate.id)) return null;
  const times = verified.flatMap((deployment) => deployment?.succeededAt ?? []);
  return new Date(Math.max(...[candidate.stateAt, ...times].map((time) => time.getTime())));
}

/** Nothing is dropped: what GitHub keeps from being asked is tried again, and said once it takes long. */
async function ask(ports: Ports, wanted: Wanted, since: Date): Promise<void> {
  try {
    await request(ports, wanted);
  } catch (error) {
    const isLong = ports.clock.now().getTime() - since.getTime() >= saidAfterMs;
    if (error instanceof IntegrationError && isLong) await tell(ports, wanted, 'config-unreachable');
    throw error;
  }
}

async function request(ports: Ports, wanted: Wanted): Promise<void> {
  const { store, mint } = ports;
  const destination = await findDestination(ports, wanted);
  if (!destination.ok) {
    const { code } = destination.refusal;
    if (code === 'config-unreachable') {
      throw new IntegrationError({ system: 'github', operation: 'read waybill.yaml', retryable: true });
    }
    return tell(ports, wanted, code);
  }
  const plan = await planDeployment(ports, destination.value, () => undefined);
  const decision = await makeRequest(
    ports,
    { ...destination.value, ...plan },
    { id: mint.id<DeploymentId>(), by: wanted.by, origin: 'automatic', lifts: null },
  );
  const taking = takeFrom(destination.value.release, plan.here);
  // A conflict means that somebody asked for the same this very moment.
  await store.commit({ ...decision, changes: [...decision.changes, ...taking] });
}

/** What runs in the environment that a hotfix takes may have changed since it was started. */
function takeFrom(
  { id, revision, version, hotfix }: Release,
  { environment, candidate }: WhatRuns,
): readonly Change[] {
  const route = hotfix?.route;
  if (hotfix == null || route?.kind !== 'take' || route.environment !== environment) return [];
  // A second candidate finds the first there: what that one took it from is still what comes back.
  if (candidate === null || candidate.version === version) return [];
  const occupant = { candidateId: candidate.id, name: candidate.name };
  return [
    { update: 'releases', id, revision, set: { hotfix: { ...hotfix, route: { ...route, occupant } } } },
  ];
}

/** Once for each obstacle. */
async function tell(
  { store }: Ports,
  { project, release, candidate, environment }: Wanted,
  code: RefusalCode,
): Promise<void> {
  await store.commit({
    changes: [],
    events: [],
    effects: [
      {
        effect: 'say',
        key: `promotion-refused:${candidate.id}:${environment}:${code}`,
        channelId: project.channelId,
        thread: release.id,
        reach: 'broadcast',
        announcement: { kind: 'promotion-refused', candidate: candidate.name, environment, code },
      },
    ],
  });
}
