import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';

const tree = z.object({
  truncated: z.boolean().optional(),
  tree: z.array(
    z.object({ path: z.string(), type: z.string(), mode: z.string().optional(), sha: z.string().optional() }),
  ),
});

/** What is at each path of a commit, with its mode, by one request; null where there are too many to list. */
export async function treeContents(
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
  return new Map(entries.map(({ path, mode, sha: at }) => [path, `${mode ?? ''} ${at ?? ''}`]));
}
