import type { Sha } from '../../../domain/ids.ts';
import { compare } from '../changes/compare.ts';
import { findPullRequests } from '../changes/find-pull-requests.ts';
import { listedCommit } from '../changes/listed-commit.ts';
import type { Connection } from '../connection.ts';
import { refused } from '../http/ask.ts';
import { askEveryPage } from '../http/pages.ts';

const route = 'GET /repos/{owner}/{repo}/commits';

/**
 * Logins of all who had a hand in a file after one commit, up to another: authors and committers of the commits
 * that changed it, and whoever opened the pull requests that brought these. Names in a commit can be anybody's, so
 * that more is asked than the author. Null stands for a commit whose author has no account.
 */
export async function fileAuthors(
  connection: Connection,
  repository: string,
  path: string,
  { from, to }: { readonly from: Sha | null; readonly to: Sha },
): Promise<readonly (string | null)[]> {
  if (from === to) return [];
  const between = from === null ? null : await compare(connection, repository, { base: from, head: to });
  const inRange = between === null ? null : new Set(between.commits.map(({ sha }) => sha));
  if (inRange?.size === 0) return [];
  const listed = await askEveryPage(
    connection,
    { repository, route, params: { sha: to, path }, answer: listedCommit.array() },
    (page) => inRange !== null && !page.some(({ sha }) => inRange.has(sha)),
  );
  if (listed.kind === 'no') throw refused(route, listed.status);
  const commits = listed.value.filter(({ sha }) => inRange?.has(sha) ?? true);

  const found = await findPullRequests(connection, repository, { commits, probes: null }, () => {});
  const logins = commits.flatMap(({ sha, author, committerLogin }) => {
    const pullRequests = found.pullRequests(sha).map(({ facts }) => facts);
    const opened = pullRequests.filter(({ mergedAt }) => mergedAt !== null);
    const others = [committerLogin, ...opened.map((pullRequest) => pullRequest.author)];
    return [author.login].concat(others.filter((login) => login !== null));
  });
  return [...new Set(logins)];
}
