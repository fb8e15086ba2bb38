import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { ask } from '../http/ask.ts';

/** What a commit changes, as git shows it; null where GitHub will not show it, as for one that is too large. */
export async function commitDiff(
  connection: Connection,
  repository: string,
  sha: Sha,
): Promise<string | null> {
  const said = await ask(connection, {
    repository,
    route: 'GET /repos/{owner}/{repo}/commits/{ref}',
    params: { ref: sha, mediaType: { format: 'diff' } },
    answer: z.string(),
  });
  return said.kind === 'seen' ? said.value : null;
}
