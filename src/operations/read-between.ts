import { IntegrationError } from '../domain/integration/integration-error.ts';
import { matchingFiles } from '../domain/project/matching-files.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { RollbackChoice } from '../domain/rollback/choose.ts';
import type { Ports } from '../ports.ts';

/** The migrations between what comes back and what goes; `contracting` ones take something away. */
export type Between = {
  readonly migrations: readonly string[] | null;
  readonly contracting: readonly string[] | null;
};

const unknown: Between = { migrations: null, contracting: null };

/** Asks GitHub what lies between, where migrations are configured; what it does not tell stands in nobody's way. */
export async function readBetween(
  { store, github }: Ports,
  { configuration, repositoryId }: Project,
  { away, target }: RollbackChoice,
): Promise<Between> {
  const { migrations, contracting, paths } = configuration;
  if (migrations.length + contracting.length === 0) return { migrations: [], contracting: [] };
  const repository = await store.repository(repositoryId);
  if (repository === null) return unknown;
  try {
    const { files } = await github.changes(
      repository.fullName,
      target.candidate.sha,
      away.candidate.sha,
      () => undefined,
      { paths, wantsFiles: true },
    );
    return {
      migrations: matchingFiles(files, [...migrations, ...contracting]),
      contracting: matchingFiles(files, contracting),
    };
  } catch (error) {
    if (error instanceof IntegrationError) return unknown;
    throw error;
  }
}
