import { z } from 'zod';
import type { PullRequestFacts } from '../../../domain/notes/notes-facts.ts';
import type { Connection } from '../connection.ts';
import { askEveryPage } from '../http/pages.ts';
import type { ListedCommit } from './listed-commit.ts';
import { restPullRequest } from './pull-request-shape.ts';

/** Where a server does not say when one changed, the list is read as far as it is worth it. */
const updated = z
  .looseObject({ updated_at: z.string().nullish() })
  .transform((found) => ({ updatedAt: found.updated_at ?? '', facts: restPullRequest.parse(found) }));

/**
 * The merged pull requests that may have brought some commits: those that changed since the oldest of them.
 * None where the server has no such list, or it would take more pages than asking commit by commit.
 */
export async function closedPullRequests(
  connection: Connection,
  repository: string,
  commits: readonly ListedCommit[],
): Promise<readonly PullRequestFacts[]> {
  const times = commits.map(({ committedAt }) => Date.parse(committedAt ?? ''));
  const oldest = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(oldest)) return [];
  let pages = 0;
  const said = await askEveryPage(
    connection,
    {
      repository,
      route: 'GET /repos/{owner}/{repo}/pulls',
      params: { state: 'closed', sort: 'updated', direction: 'desc' },
      answer: updated.array(),
    },
    (page) => {
      pages += 1;
      return pages * 10 > commits.length || page.some(({ updatedAt }) => Date.parse(updatedAt) < oldest);
    },
  );
  if (said.kind === 'no') return [];
  return said.value.map(({ facts }) => facts).filter(({ mergedAt }) => mergedAt !== null);
}
