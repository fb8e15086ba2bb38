import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { FoundCommit } from '../../../domain/pick/found.ts';
import type { Connection } from '../connection.ts';
import { askOrNull, refused } from '../http/ask.ts';
import { askEveryPage } from '../http/pages.ts';
import { shaShape } from '../repository/branch-tip.ts';

const author = z.object({ name: z.string(), email: z.string(), date: z.string() });
const parents = z.array(z.object({ sha: shaShape }));
const gitCommit = z.object({
  sha: shaShape,
  tree: z.object({ sha: shaShape }),
  parents,
  message: z.string(),
  author,
});
const listedCommit = z.object({
  sha: shaShape,
  commit: z.object({
    message: z.string(),
    tree: z.object({ sha: shaShape }),
    // GitHub leaves the author out where a commit has none that it can read.
    author: author.partial().nullable(),
  }),
  parents,
});

/** A commit as git keeps it; null where there is none. */
export async function readCommit(
  connection: Connection,
  repository: string,
  sha: Sha,
): Promise<FoundCommit | null> {
  const found = await askOrNull(
    connection,
    {
      repository,
      route: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
      params: { commit_sha: sha },
      answer: gitCommit,
    },
    [404, 409, 422],
  );
  return found === null
    ? null
    : { ...found, tree: found.tree.sha, parents: found.parents.map((parent) => parent.sha) };
}

/** The commits of a pull request, oldest first. */
export async function pullRequestCommits(
  connection: Connection,
  repository: string,
  number: number,
): Promise<readonly FoundCommit[]> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits';
  const said = await askEveryPage(connection, {
    repository,
    route,
    params: { pull_number: number },
    answer: z.array(listedCommit),
  });
  if (said.kind === 'no') throw refused(route, said.status);
  return said.value.map(({ sha, commit, parents: above }) => ({
    sha,
    tree: commit.tree.sha,
    parents: above.map((parent) => parent.sha),
    message: commit.message,
    author: {
      name: commit.author?.name ?? '',
      email: commit.author?.email ?? '',
      date: commit.author?.date ?? '',
    },
  }));
}

const numbered = z.object({ number: z.number(), merged_at: z.string().nullable() });

/** The merged pull requests that a commit came by. */
export async function pullRequestsOf(
  connection: Connection,
  repository: string,
  sha: Sha,
): Promise<readonly number[]> {
  const found = await askOrNull(
    connection,
    {
      repository,
      route: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
      params: { commit_sha: sha },
      answer: z.array(numbered),
    },
    [404, 409, 422],
  );
  return (found ?? []).filter((pull) => pull.merged_at !== null).map(({ number }) => number);
}
