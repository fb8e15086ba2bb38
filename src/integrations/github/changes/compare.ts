import { z } from 'zod';
import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { askFor, askOrNull } from '../http/ask.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { pageSize } from '../http/pages.ts';
import { shaShape } from '../repository/branch-tip.ts';
import { compareByLists } from './compare-by-lists.ts';
import { type ListedCommit, listedCommit } from './listed-commit.ts';
import { walkBack } from './walk-back.ts';

const touchedFile = z.object({ filename: z.string(), previous_filename: z.string().optional() });

const comparison = z.object({
  status: z.enum(['ahead', 'behind', 'diverged', 'identical']),
  total_commits: z.number(),
  behind_by: z.number().optional(),
  html_url: z.string().optional(),
  merge_base_commit: z.object({ sha: shaShape }),
  commits: z.array(listedCommit),
  files: z.array(touchedFile).optional(),
});

/** GitHub lists no more files of a comparison than this. */
const mostFiles = 300;
const atOnce = 6;

export type Comparison = {
  readonly relation: 'ahead' | 'behind' | 'diverged' | 'identical';
  readonly mergeBase: Sha;
  /** Oldest first. */
  readonly commits: readonly ListedCommit[];
  /** Null where there are too many to list, or the server lists none. */
  readonly files: readonly string[] | null;
  readonly url: string | null;
};

/** What lies after one commit, up to another. */
export async function compare(
  connection: Connection,
  repository: string,
  { base, head }: { readonly base: Sha; readonly head: Sha },
  progress: (done: number, total: number) => void = () => {},
): Promise<Comparison> {
  const question = {
    repository,
    route: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    params: { basehead: `${base}...${head}`, per_page: pageSize },
    answer: comparison,
  };
  const page = (number: number) =>
    askFor(connection, { ...question, params: { ...question.params, page: number } });
  const first = await askOrNull(connection, { ...question, params: { ...question.params, page: 1 } });
  // One of the commits is not there, or the server cannot compare.
  if (first === null) return compareByLists(connection, repository, { base, head }, progress);
  const total = first.total_commits;
  let done = first.commits.length;
  progress(done, total);

  const isPaged = first.commits.length === Math.min(total, pageSize);
  const further = isPaged ? Math.ceil(total / pageSize) - 1 : 0;
  const pages = await mapBounded(
    Array.from({ length: further }, (_, index) => index + 2),
    atOnce,
    async (number) => {
      const { commits } = await page(number);
      done += commits.length;
      progress(Math.min(done, total), total);
      return commits;
    },
  );
  const commits = [...new Map([first.commits, ...pages].flat().map((one) => [one.sha, one])).values()];
  const listed = first.files?.flatMap(({ filename, previous_filename: before }) =>
    before === undefined ? [filename] : [filename, before],
  );
  return {
    relation: first.status,
    mergeBase: first.merge_base_commit.sha,
    // Servers that page a comparison otherwise, or not at all, are asked for their plain list instead.
    commits:
      commits.length === total
        ? commits
        : await walkBack(
            connection,
            repository,
            { head, stop: first.merge_base_commit.sha, total },
            progress,
          ),
    files: first.files !== undefined && first.files.length < mostFiles ? [...new Set(listed)] : null,
    url: first.html_url ?? null,
  };
}
