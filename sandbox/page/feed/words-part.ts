import type { Snapshot } from '../../github/control/snapshot.ts';
import type { Surroundings } from '../surroundings.ts';
import type { WordsPart } from '../wire/parts.ts';

const versionIn = /(\d+\.\d+(?:\.\d+)?(?:-rc\.\d+)?)/;

/** What the composer can complete: the commands, and the names that the repository knows. */
export const wordsPart = (around: Surroundings, snapshot: Snapshot | undefined): WordsPart => {
  const tags = snapshot?.repositories.flatMap((each) => each.tags.map((tag) => tag.name)) ?? [];
  const versions = tags.flatMap((tag) => versionIn.exec(tag)?.[1] ?? []);
  return {
    commands: around.commands,
    shortcuts: around.shortcuts,
    versions: [...new Set(versions.flatMap((each) => [each, each.replace(/-rc\.\d+$/, '')]))],
    environments: around.projects().environments,
    projects: around.projects().names,
  };
};
