import { type Hotfix, isHotfix } from '../domain/hotfix/hotfix.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { EnvironmentLine } from '../domain/release/environment-line.ts';
import type { Project } from '../domain/repository/repository.ts';
import { effectivePolicy } from '../domain/rollback/effective-policy.ts';
import type { Ports } from '../ports.ts';
import { readBack } from './read-back.ts';
import { readHold } from './read-hold.ts';
import { whatRuns } from './what-runs.ts';

/** A release's older candidates matter less and less on its card. */
const mostCandidates = 5;

/** Each environment of a project as a release's card shows it, in their order. */
export async function readEnvironments(
  ports: Ports,
  project: Project,
  candidates: readonly Candidate[],
  hotfix: Hotfix | null,
): Promise<readonly EnvironmentLine[]> {
  const { environments } = project.configuration;
  if (environments.length === 0) return [];
  const recent = candidates.slice(-mostCandidates);
  const found = await Promise.all(recent.map(({ id }) => ports.store.deployments.deploymentsOf(id)));
  const deployments = found
    .flat()
    .toSorted((a, b) => b.requestedAt.getTime() - a.requestedAt.getTime() || (a.id < b.id ? 1 : -1));
  return Promise.all(
    environments.map(async (environment): Promise<EnvironmentLine> => {
      const lane = { projectId: project.id, environment: environment.name };
      const [runs, held, back] = await Promise.all([
        whatRuns(ports, lane),
        readHold(ports, lane),
        readBack(ports, lane, recent),
      ]);
      const deployment = deployments.find((each) => each.environment === environment.name);
      const candidate = recent.find(({ id }) => id === deployment?.candidateId);
      return {
        environment: isHotfix({ hotfix }) ? effectivePolicy(environment, 'hotfix', hotfix) : environment,
        runs,
        held,
        back,
        latest:
          deployment === undefined || candidate === undefined
            ? null
            : { deployment, candidate: candidate.name },
      };
    }),
  );
}
