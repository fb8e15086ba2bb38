import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { ask, refused } from '../http/ask.ts';

const files = z.object({
  files: z.array(z.object({ filename: z.string(), previous_filename: z.string().optional() })).optional(),
});
const tree = z.object({
  truncated: z.boolean(),
  tree: z.array(z.object({ path: z.string(), mode: z.string(), sha: z.string().optional() })),
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
    contentsOf(connection, repository, commit.parent),
    contentsOf(connection, repository, other),
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

/** What is at each path, with its mode; null where there are too many to list. */
async function contentsOf(
  connection: Connection,
  repository: string,
  sha: Sha,
): Promise<ReadonlyMap<string, string> | null> {
  const said = await ask(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    params: { tree_sha: sha, recursive: 'true' },
    answer: tree,
  });
  if (said.kind === 'no' || said.value.truncated) return null;
  return new Map(said.value.tree.map(({ path, mode, sha: at }) => [path, `${mode} ${at ?? ''}`]));
}
