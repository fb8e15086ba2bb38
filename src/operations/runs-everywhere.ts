import { lastEnvironments } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

/** Whether a candidate is what was verified last wherever a project's users are. */
export async function runsEverywhere(
  { store }: Ports,
  { id, configuration }: Project,
  candidate: Candidate,
): Promise<boolean> {
  const running = await Promise.all(
    lastEnvironments(configuration.environments).map(({ name }) =>
      store.deployments.lastSucceeded({ projectId: id, environment: name }),
    ),
  );
  return running.length > 0 && running.every((deployment) => deployment?.candidateId === candidate.id);
}
