import { IntegrationError } from '../domain/integration/integration-error.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { refreshProjectFile } from './refresh-project-file.ts';

export type CurrentProject = { readonly project: Project; readonly repository: Repository };

/**
 * A project with its configuration as its repository has it now. New cuts and promotions are decided on
 * nothing else: a broken, missing or unreachable file refuses them (promise 20).
 */
export async function currentProject(
  ports: Ports,
  { id, repositoryId }: Project,
): Promise<Outcome<CurrentProject>> {
  try {
    await refreshProjectFile(ports, repositoryId);
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    const repository = await ports.store.repository(repositoryId);
    return no({
      code: 'config-unreachable',
      repository: repository?.fullName ?? '',
      // Another system's patience says nothing of GitHub's.
      retryAfterMs: error.system === 'github' ? error.retryAfterMs : null,
      isTokenRefused: error.isTokenRefused,
    });
  }
  const [project, repository] = await Promise.all([
    ports.store.project(id),
    ports.store.repository(repositoryId),
  ]);
  if (project === null || repository === null || project.retiredAt !== null)
    return no({ code: 'no-project-yet' });
  if (repository.fileState === 'valid') return yes({ project, repository });
  return no({
    code: 'config-invalid',
    repository: repository.fullName,
    isMissing: repository.fileState === 'missing',
    problems: repository.fileProblems,
  });
}
