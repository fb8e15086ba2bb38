import { type Outcome, yes } from '../domain/outcome.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { findVersion } from './find-version.ts';

export type NotesFound = { readonly project: Project; readonly release: Release };

/** A release's notes as they stand, for those who may read them. */
export async function readNotes(
  ports: Ports,
  asker: Asker,
  { project, version }: { readonly project: Project; readonly version: string | null },
): Promise<Outcome<NotesFound>> {
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const found = await findVersion(ports, project, version);
  return found.ok ? yes({ project, release: found.value.release }) : found;
}
