import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { treeContents } from '../repository/tree-contents.ts';

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
    from === null ? new Map<string, string>() : treeContents(connection, repository, from),
    treeContents(connection, repository, to),
  ]);
  if (before === null || after === null) return null;
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path)).toSorted();
}
