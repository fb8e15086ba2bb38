import type { Outcome } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import { findProject, isProjectName } from '../operations/find-project.ts';
import type { Context } from './command.ts';
import type { Words } from './words.ts';

/** The project that a command is about: its first word where that names one, else the channel's own. */
export async function takeProject({ ports, asker }: Context, words: Words): Promise<Outcome<Project>> {
  const word = words.peek();
  const isNamed = word !== null && (await isProjectName(ports, word));
  return findProject(ports, asker, isNamed ? words.take() : null);
}
