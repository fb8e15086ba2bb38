import type { Lane } from '../domain/deployment/lane.ts';
import type { CandidateId } from '../domain/ids.ts';
import type { Stretch, WhatRuns } from '../domain/policy/policy-facts.ts';
import type { Ports } from '../ports.ts';

/** How far back a candidate's verified time in an environment is looked for. */
const deploymentsLookedAt = 50;

/** What runs in an environment by our record, and since when that is uncertain. */
export async function whatRuns({ store }: Ports, lane: Lane): Promise<WhatRuns> {
  const { deployments } = store;
  const last = await deployments.lastSucceeded(lane);
  const after = last?.succeededAt ?? null;
  const [begun, foreign, candidate] = await Promise.all([
    deployments.begunWithoutSuccess(lane, after),
    deployments.foreignRunAfter(lane, after),
    last === null ? null : store.candidate(last.candidateId),
  ]);
  const release = candidate === null ? null : await store.release(candidate.releaseId);
  return {
    environment: lane.environment,
    candidate:
      candidate === null || release === null
        ? null
        : {
            id: candidate.id,
            name: candidate.name,
            sha: candidate.sha,
            badSince: candidate.badSince,
            version: release.version,
          },
    since: after,
    uncertainSince: earliest(begun?.startedAt ?? null, foreign?.seenAt ?? null),
  };
}

/** The longest time for which a candidate was, verified and without interruption, what ran there. */
export async function longestStretch(
  { store }: Ports,
  lane: Lane,
  candidateId: CandidateId,
): Promise<Stretch | null> {
  const { deployments } = store;
  const succeeded = await deployments.succeededIn(lane, deploymentsLookedAt);
  const stretches = await Promise.all(
    succeeded.map(async (deployment, index): Promise<Stretch | null> => {
      const from = deployment.succeededAt;
      if (deployment.candidateId !== candidateId || from === null) return null;
      const [begun, foreign] = await Promise.all([
        deployments.begunWithoutSuccess(lane, from),
        deployments.foreignRunAfter(lane, from),
      ]);
      const next = index === 0 ? null : (succeeded[index - 1]?.startedAt ?? null);
      const until = earliest(next, earliest(begun?.startedAt ?? null, foreign?.seenAt ?? null));
      return until === null ? null : { environment: lane.environment, from, until };
    }),
  );
  return (
    stretches.filter((stretch) => stretch !== null).toSorted((a, b) => lengthOf(b) - lengthOf(a))[0] ?? null
  );
}

const lengthOf = ({ from, until }: Stretch): number => until.getTime() - from.getTime();

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
