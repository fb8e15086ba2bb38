import type { Sha } from '../../../domain/ids.ts';
import type { PullRequestFacts } from '../../../domain/notes/notes-facts.ts';
import type { ChangeRange } from '../../../domain/repository/change-range.ts';
import type { Connection } from '../connection.ts';
import { type Comparison, compare } from './compare.ts';
import { type Found, findPullRequests } from './find-pull-requests.ts';
import type { ListedCommit } from './listed-commit.ts';
import { pathProbes } from './path-probes.ts';
import { touchedFiles } from './touched-files.ts';
import { touchingCommits } from './touching-commits.ts';
import { wholeHistory } from './walk-back.ts';

export type Progress = (step: {
  readonly done: number;
  readonly total: number;
  readonly what: 'commits' | 'pull-requests' | 'files';
}) => void;

/** What lies after `base` up to `head`: no request for a single commit, but for a handful that stays unclear. */
export async function changes(
  connection: Connection,
  repository: string,
  range: { readonly base: Sha | null; readonly head: Sha },
  progress: Progress,
  options: { readonly paths: readonly string[]; readonly wantsFiles: boolean },
): Promise<ChangeRange> {
  const { base, head } = range;
  const counting = (what: 'commits' | 'files') => (done: number, total: number) =>
    progress({ done, total, what });
  const compared =
    base === null ? null : await compare(connection, repository, { base, head }, counting('commits'));
  const commits =
    compared?.commits ?? (await wholeHistory(connection, repository, head, counting('commits')));
  const isAside = compared?.relation === 'diverged' || compared?.relation === 'behind';
  const aside =
    base !== null && isAside
      ? (await compare(connection, repository, { base: head, head: base })).commits
      : [];

  const total = commits.length;
  const probes = pathProbes(options.paths);
  const found = await findPullRequests(connection, repository, { commits, probes }, (done) =>
    progress({ done, total, what: 'pull-requests' }),
  );
  const touching =
    probes === null ? null : await touchingCommits(connection, repository, { head, commits, found, probes });
  const files = options.wantsFiles
    ? await filesOf(connection, repository, { compared, head, progress: counting('files') })
    : null;
  return {
    base,
    head,
    relation: compared?.relation ?? 'ahead',
    ...factsOf(commits, found, touching),
    predecessorOnly: aside.map(({ sha, message }) => ({ sha, message })),
    files,
    compareUrl: compared?.url ?? null,
  };
}

function factsOf(
  commits: readonly ListedCommit[],
  found: Found,
  touching: ReadonlySet<Sha> | null,
): Pick<ChangeRange, 'commits' | 'pullRequests'> {
  const all = new Map<number, PullRequestFacts>();
  const facts = commits.map(({ sha, message, author, parents, committedAt }) => {
    const own = found.pullRequests(sha).map((pullRequest) => pullRequest.facts);
    for (const pullRequest of own) all.set(pullRequest.number, pullRequest);
    return {
      sha,
      message,
      author,
      parents,
      pullRequests: own.map(({ number }) => number),
      touchesPaths: touching?.has(sha) ?? true,
      committedAt,
    };
  });
  return { commits: facts, pullRequests: [...all.values()] };
}

async function filesOf(
  connection: Connection,
  repository: string,
  {
    compared,
    head,
    progress,
  }: {
    readonly compared: Comparison | null;
    readonly head: Sha;
    readonly progress: (done: number, total: number) => void;
  },
): Promise<readonly string[] | null> {
  if (compared !== null && compared.files !== null) return compared.files;
  progress(0, 1);
  const files = await touchedFiles(connection, repository, { from: compared?.mergeBase ?? null, to: head });
  progress(1, 1);
  return files;
}
