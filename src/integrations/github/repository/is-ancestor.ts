import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { askOrNull } from '../http/ask.ts';

const relation = z.object({ status: z.enum(['ahead', 'behind', 'diverged', 'identical']) });

/** Whether a commit is an ancestor of, or the same as, another; no where they have nothing in common. */
export async function isAncestor(
  connection: Connection,
  repository: string,
  ancestor: Sha,
  descendant: Sha,
): Promise<boolean> {
  if (ancestor === descendant) return true;
  const found = await askOrNull(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    params: { basehead: `${ancestor}...${descendant}`, per_page: 1, page: 2 },
    answer: relation,
  });
  return found?.status === 'ahead' || found?.status === 'identical';
}
