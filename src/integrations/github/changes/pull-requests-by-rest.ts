import type { Sha } from '../../../domain/ids.ts';
import type { PullRequestFacts } from '../../../domain/notes/notes-facts.ts';
import type { Connection } from '../connection.ts';
import { ask, refused } from '../http/ask.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { pageSize } from '../http/pages.ts';
import { broughtBy } from './brought-by.ts';
import { closedPullRequests } from './closed-pull-requests.ts';
import type { ListedCommit } from './listed-commit.ts';
import { restPullRequest } from './pull-request-shape.ts';

const atOnce = 8;

/** So many commits are asked about one by one; of more, most are first found in the list of pull requests. */
const fewCommits = 20;

const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';

/** The pull requests behind commits, on a server without GraphQL. */
export async function pullRequestsByRest(
  connection: Connection,
  repository: string,
  commits: readonly ListedCommit[],
  progress: (done: number) => void,
): Promise<ReadonlyMap<Sha, readonly PullRequestFacts[]>> {
  const closed = commits.length > fewCommits ? await closedPullRequests(connection, repository, commits) : [];
  const found = new Map<Sha, readonly PullRequestFacts[]>(
    [...broughtBy(commits, closed)].map(([sha, pullRequest]) => [sha, [pullRequest]]),
  );
  const left = commits.filter(({ sha }) => !found.has(sha));
  progress(found.size);
  await mapBounded(left, atOnce, async ({ sha }) => {
    const said = await ask(connection, {
      repository,
      route,
      params: { commit_sha: sha, per_page: pageSize },
      answer: restPullRequest.array(),
    });
    // 404: the commit is there, so that it is this question that the server does not know.
    if (said.kind === 'no' && said.status !== 404) throw refused(route, said.status);
    found.set(sha, said.kind === 'seen' ? said.value : []);
    progress(found.size);
  });
  return found;
}
