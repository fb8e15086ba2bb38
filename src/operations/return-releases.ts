import type { Deployment } from '../domain/deployment/deployment.ts';
import type { CandidateId } from '../domain/ids.ts';
import { lastTier } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';
import { returnRelease } from '../domain/rollback/return-release.ts';
import type { Rollback } from '../domain/rollback/rollback.ts';
import { isFoundBad } from '../domain/rollback/stop-the-bad.ts';
import type { Ports } from '../ports.ts';

/** How often it is decided anew when somebody else was faster: nothing asks again. */
const mostTries = 5;

/**
 * Returns the releases that had shipped and that a verified rollback in the last tier took away: the one that it
 * set out to take away, and those that earlier rollbacks there did not get rid of.
 */
export async function returnReleases(ports: Ports, candidateId: CandidateId): Promise<void> {
  const { store } = ports;
  const candidate = await store.candidate(candidateId);
  const project = candidate === null ? null : await store.project(candidate.projectId);
  if (project === null) return;
  const { environments } = project.configuration;
  for (const { name, tier } of environments) {
    if (tier !== lastTier(environments)) continue;
    const last = await store.deployments.lastSucceeded({ projectId: project.id, environment: name });
    if (last?.rollback == null) continue;
    for (const away of await takenAway(ports, last.rollback)) {
      await markReturned(ports, project, { ...last, rollback: last.rollback }, away);
    }
  }
}

/** What went by a rollback, and by those before it that did not arrive; without what nobody found bad. */
async function takenAway({ store }: Ports, last: Rollback): Promise<readonly Rollback['away'][]> {
  const all: Rollback['away'][] = [];
  for (let rollback: Rollback | null = last; rollback !== null; ) {
    const { away }: Rollback = rollback;
    const gone: Deployment | null = await store.deployments.deployment(away.deploymentId);
    if (gone === null || isFoundBad(gone)) all.push(away);
    rollback = gone?.state === 'succeeded' ? null : (gone?.rollback ?? null);
  }
  return all;
}

async function markReturned(
  { store, clock }: Ports,
  project: Project,
  by: Deployment & { readonly rollback: Rollback },
  away: Rollback['away'],
): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const [release, candidate] = await Promise.all([
      store.release(away.releaseId),
      store.candidate(away.candidateId),
    ]);
    if (release?.state !== 'shipped' || candidate === null) return;
    // It shipped since, by what this rollback brought back: what went had never shipped.
    if (release.closedAt !== null && by.requestedAt < release.closedAt) return;
    const kept = await store.commit(returnRelease({ project, release, candidate, by, now: clock.now() }));
    if (kept.kind === 'done') return;
  }
}
