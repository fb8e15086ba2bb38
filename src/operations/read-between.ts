import { matchingFiles } from '../domain/project/matching-files.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { RollbackChoice } from '../domain/rollback/choose.ts';
import type { Ports } from '../ports.ts';
import { askInAHurry } from './ask-in-a-hurry.ts';

/** The migrations between what comes back and what goes; `contracting` ones take something away. */
export type Between = {
  readonly migrations: readonly string[] | null;
  readonly contracting: readonly string[] | null;
};

/** A history takes several answers of GitHub's; so long a person waits for them, and so long nobody does. */
const patienceMs = 8_000;
const longestMs = 60_000;

const unknown: Between = { migrations: null, contracting: null };

/** Asks GitHub what lies between, where migrations are configured; what it does not tell stands in nobody's way. */
export async function readBetween(
  { store, github }: Ports,
  { configuration, repositoryId }: Project,
  { away, target }: RollbackChoice,
  /** Nobody stands there and waits: Waybill asks for itself. */
  { isPatient = false }: { readonly isPatient?: boolean } = {},
): Promise<Between> {
  const { migrations, contracting, paths } = configuration;
  if (migrations.length + contracting.length === 0) return { migrations: [], contracting: [] };
  const repository = await store.repository(repositoryId);
  if (repository === null) return unknown;
  const asked = github.changes(
    repository.fullName,
    target.candidate.sha,
    away.candidate.sha,
    () => undefined,
    { paths, wantsFiles: true },
  );
  const range = await askInAHurry(asked, isPatient ? longestMs : patienceMs);
  if (range.kind === 'unseen') return unknown;
  const { files } = range.value;
  return {
    migrations: matchingFiles(files, [...migrations, ...contracting]),
    contracting: matchingFiles(files, contracting),
  };
}
