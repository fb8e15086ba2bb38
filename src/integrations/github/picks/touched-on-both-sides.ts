import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { ask, refused } from '../http/ask.ts';
import { treeContents } from '../repository/tree-contents.ts';

const files = z.object({
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() })).optional(),
});
/**
 * The paths that a commit touched and that differ between its parent and another commit: where the two can be
 * in conflict. Partial where a tree is too large to be listed: then all that the commit touched.
 */
export async function touchedOnBothSides(
  connection: Connection,
  repository: string,
  commit: { readonly sha: Sha; readonly parent: Sha },
  other: Sha,
): Promise<{ readonly paths: readonly string[]; readonly isPartial: boolean }> {
  const [touched, before, there] = await Promise.all([
    touchedBy(connection, repository, commit.sha),
    treeContents(connection, repository, commit.parent),
    treeContents(connection, repository, other),
  ]);
  if (before === null || there === null) return { paths: touched, isPartial: true };
  return { paths: touched.filter((path) => before.get(path) !== there.get(path)), isPartial: false };
}

async function touchedBy(connection: Connection, repository: string, sha: Sha): Promise<readonly string[]> {
  const route = 'GET /repos/{owner}/{repo}/commits/{ref}';
  const said = await ask(connection, {
    repository,
    route,
    params: { ref: sha, per_page: 100 },
    answer: files,
  });
  if (said.kind === 'no') throw refused(route, said.status);
  const names = (said.value.files ?? []).flatMap(({ filename, previous_filename: before }) =>
    before === undefined ? [filename] : [before, filename],
  );
  return [...new Set(names)];
}
