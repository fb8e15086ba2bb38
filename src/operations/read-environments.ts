import { type Hotfix, isHotfix } from '../domain/hotfix/hotfix.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { EnvironmentLine } from '../domain/release/environment-line.ts';
import { type LaneState, wayBackOf } from '../domain/release/lane-state.ts';
import { effectivePolicy } from '../domain/rollback/effective-policy.ts';
import type { Ports } from '../ports.ts';

/** A release's older candidates matter less and less on its card. */
const mostCandidates = 5;

/** Each environment of a project as a release's card shows it. The lanes are the same for all its releases. */
export async function readEnvironments(
  { store }: Ports,
  lanes: readonly LaneState[],
  candidates: readonly Candidate[],
  hotfix: Hotfix | null,
): Promise<readonly EnvironmentLine[]> {
  if (lanes.length === 0) return [];
  const recent = candidates.slice(-mostCandidates);
  const deployments = await store.deployments.deploymentsOfAny(recent.map(({ id }) => id));
  return lanes.map(({ environment, runs, held, places, ...lane }) => {
    const deployment = deployments.find((each) => each.environment === environment.name);
    const candidate = recent.find(({ id }) => id === deployment?.candidateId);
    const place = deployment === undefined ? undefined : places.get(deployment.id);
    return {
      environment: isHotfix({ hotfix }) ? effectivePolicy(environment, 'hotfix', hotfix) : environment,
      runs,
      held,
      back: wayBackOf(lane, recent),
      latest:
        deployment === undefined || candidate === undefined
          ? null
          : { deployment, candidate: candidate.name },
      ...(place === undefined ? {} : { place }),
    };
  });
}
