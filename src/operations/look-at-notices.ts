import type { Deployment } from '../domain/deployment/deployment.ts';
import type { NoticeId, ReleaseId } from '../domain/ids.ts';
import { type Wish, wishesOf } from '../domain/notice/audience.ts';
import { type NoticeGround, planNotices } from '../domain/notice/plan-notices.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Ports } from '../ports.ts';

/**
 * Makes or changes whatever notices a release should have by now. It is woken by everything that changes a release's
 * card, and finds out for itself what of that concerns stakeholders.
 */
export async function lookAtNotices(ports: Ports, releaseId: ReleaseId): Promise<void> {
  const { store } = ports;
  const ground = await readGround(ports, releaseId);
  if (ground === null) return;
  // A conflict means that another look came between: it wakes this work again.
  for (const decision of planNotices(ground)) await store.commit(decision);
}

async function readGround(ports: Ports, releaseId: ReleaseId): Promise<NoticeGround | null> {
  const { store, clock, mint } = ports;
  const release = await store.release(releaseId);
  if (release === null) return null;
  const [project, candidates, notices, subscriptions] = await Promise.all([
    store.project(release.projectId),
    store.candidatesOf(releaseId),
    store.notices.noticesOf(releaseId),
    store.notices.subscriptions(release.projectId),
  ]);
  const candidate = candidates.at(-1);
  if (project === null || candidate === undefined) return null;
  const wishes = wishesOf(project.configuration.notices, subscriptions);
  if (wishes.length === 0 && notices.length === 0) return null;
  const deployments = await store.deployments.deploymentsOfAny(candidates.map(({ id }) => id));
  return {
    project,
    release,
    candidate,
    deployments,
    now: clock.now(),
    notices,
    wishes,
    rollbacks: await store.notices.rollbacksFrom(candidates.map(({ id }) => id)),
    names: new Map(candidates.map(({ id, name }) => [id, name])),
    proofs: await readProofs(ports, deployments, candidates),
    authors: await readAuthors(ports, wishes),
    newId: () => mint.id<NoticeId>(),
  };
}

/** Who on GitHub those are who want to hear of their own changes; whoever is not linked made none that is known. */
async function readAuthors({ store }: Ports, wishes: readonly Wish[]): Promise<NoticeGround['authors']> {
  const asked = new Set(wishes.filter(({ kinds }) => kinds.includes('mine')).map(({ to }) => to));
  if (asked.size === 0) return new Map();
  const links = await store.identityLinks();
  return new Map(
    links.filter(({ id }) => asked.has(id)).map(({ id, githubLogin }) => [githubLogin.toLowerCase(), id]),
  );
}

async function readProofs(
  { store }: Ports,
  deployments: readonly Deployment[],
  candidates: readonly Candidate[],
): Promise<NoticeGround['proofs']> {
  const succeeded = deployments.filter(({ state }) => state === 'succeeded');
  const each = await Promise.all(
    succeeded.map(async ({ id, candidateId }) => {
      const [approvals, dispatches] = await Promise.all([
        store.deployments.approvalsOf(id),
        store.deployments.dispatchesOfDeployment(id),
      ]);
      const candidate = candidates.find((one) => one.id === candidateId);
      const approvers = approvals
        .filter(({ verdict, withdrawnAt }) => verdict === 'approved' && withdrawnAt === null)
        .map(({ userId }) => userId);
      return [
        id,
        {
          approvers: [...new Set(approvers)],
          run: dispatches.at(-1)?.runUrl ?? null,
          digest: candidate?.artifactDigest ?? null,
          artifactVersion: candidate?.artifactVersion ?? '',
        },
      ] as const;
    }),
  );
  return new Map(each);
}
