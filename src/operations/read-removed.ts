import type { Project } from '../domain/repository/repository.ts';
import type { RollbackChoice } from '../domain/rollback/choose.ts';
import { removedBetween } from '../domain/rollback/removed-between.ts';
import type { Rollback } from '../domain/rollback/rollback.ts';
import type { Ports } from '../ports.ts';

/** More releases than anybody steps back over at once. */
const releasesLookedAt = 50;

/** The pull requests that a rollback takes away, by the notes of the releases in between; GitHub is not asked. */
export async function readRemoved(
  { store }: Ports,
  project: Project,
  { away, target }: RollbackChoice,
): Promise<Rollback['removes']> {
  const releases = await store.releases(project.id, { limit: releasesLookedAt });
  return removedBetween(releases, target.release, away.release);
}
