import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { askOrNull } from '../http/ask.ts';
import { shaShape } from './branch-tip.ts';

const beginning = /^[0-9a-f]{4,64}$/;

/** The commit whose id begins so. A branch or tag that happens to be called so is not meant. */
export async function resolveCommit(
  connection: Connection,
  repository: string,
  text: string,
): Promise<Sha | null> {
  const wanted = text.toLowerCase();
  if (!beginning.test(wanted)) return null;
  const found = await askOrNull(
    connection,
    {
      repository,
      route: 'GET /repos/{owner}/{repo}/commits/{ref}',
      params: { ref: wanted, per_page: 1 },
      answer: z.object({ sha: shaShape }),
    },
    // 422: no commit begins so, or several do. 409: the repository is empty.
    [404, 409, 422],
  );
  return found?.sha.startsWith(wanted) === true ? found.sha : null;
}
