import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';

const tree = z.object({
  truncated: z.boolean().optional(),
  tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string().optional() })),
});

/**
 * The paths that differ between two commits, from their whole trees: two requests, however many they are.
 * Null where a tree is too large to be given whole.
 */
export async function touchedFiles(
  connection: Connection,
  repository: string,
  { from, to }: { readonly from: Sha | null; readonly to: Sha },
): Promise<readonly string[] | null> {
  const [before, after] = await Promise.all([
    from === null ? new Map<string, string>() : contentsOf(connection, repository, from),
    contentsOf(connection, repository, to),
  ]);
  if (before === null || after === null) return null;
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).toSorted();
}

async function contentsOf(
  connection: Connection,
  repository: string,
  sha: Sha,
): Promise<ReadonlyMap<string, string> | null> {
  const said = await ask(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    params: { tree_sha: sha, recursive: '1' },
    answer: tree,
  });
  if (said.kind === 'no' || said.value.truncated === true) return null;
  const entries = said.value.tree.filter(({ type }) => type !== 'tree');
  return new Map(entries.map(({ path, sha }) => [path, sha ?? '']));
}
