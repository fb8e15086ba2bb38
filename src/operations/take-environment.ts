import { takeEnvironment as decide, isWaitingHotfix } from '../domain/hotfix/take-environment.ts';
import type { ReleaseId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { whatRuns } from './what-runs.ts';

export type EnvironmentTaken = {
  readonly version: string;
  readonly environment: string;
  /** What runs there; null for nothing of ours. */
  readonly candidate: string | null;
};

/** A hotfix that was to wait for an environment takes it after all, and gives it back afterwards. */
export async function takeEnvironment(
  ports: Ports,
  asker: Asker,
  id: ReleaseId,
): Promise<Outcome<EnvironmentTaken>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const { store, clock } = ports;
  const release = await store.release(id);
  const project = release === null ? null : await store.project(release.projectId);
  if (release === null || project === null) return no({ code: 'no-project-yet' });
  const permitted = await authorize(ports, asker, 'start a hotfix', project);
  if (!permitted.ok) return permitted;
  const { version } = release;
  if (!isWaitingHotfix(release)) return no({ code: 'hotfix-not-waiting', version });
  const { environment } = release.hotfix.route;
  const latest = await store.latestCandidate(id);
  const there = (latest === null ? [] : await store.deployments.deploymentsOf(latest.id)).filter(
    (deployment) => deployment.environment === environment,
  );
  if (there.some(({ startedAt }) => startedAt !== null)) return no({ code: 'hotfix-not-waiting', version });
  const runs = await whatRuns(ports, { projectId: project.id, environment });
  const candidate = runs.candidate === null ? null : await store.candidate(runs.candidate.id);
  const occupant =
    candidate === null
      ? null
      : { candidateId: candidate.id, releaseId: candidate.releaseId, name: candidate.name };
  const waiting = there.filter(({ state }) => state === 'requested' || state === 'queued');
  return commitFor(
    ports,
    asker,
    yes({ version, environment, candidate: candidate?.name ?? null }),
    decide({ project, release, occupant, waiting, by: asker.userId, now: clock.now() }),
  );
}
