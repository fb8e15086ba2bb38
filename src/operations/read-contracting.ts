import { IntegrationError } from '../domain/integration/integration-error.ts';
import { matchingFiles } from '../domain/project/matching-files.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { RollbackChoice } from '../domain/rollback/choose.ts';
import type { Ports } from '../ports.ts';

/**
 * Migrations that take something away, between what comes back and what goes. Null where GitHub could not be
 * asked, or none are configured: that stands in nobody's way.
 */
export async function readContracting(
  { store, github }: Ports,
  { configuration, repositoryId }: Project,
  { away, target }: RollbackChoice,
): Promise<readonly string[] | null> {
  if (configuration.contracting.length === 0) return null;
  const repository = await store.repository(repositoryId);
  if (repository === null) return null;
  try {
    const { files } = await github.changes(
      repository.fullName,
      target.candidate.sha,
      away.candidate.sha,
      () => undefined,
      { paths: configuration.paths, wantsFiles: true },
    );
    return matchingFiles(files, configuration.contracting);
  } catch (error) {
    if (error instanceof IntegrationError) return null;
    throw error;
  }
}
