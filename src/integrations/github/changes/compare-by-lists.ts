import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { refused } from '../http/ask.ts';
import { askPage } from '../http/pages.ts';
import type { Comparison } from './compare.ts';
import { type ListedCommit, listedCommit } from './listed-commit.ts';
import { behind, wholeHistory } from './walk-back.ts';

const route = 'GET /repos/{owner}/{repo}/commits';

/**
 * A comparison made from the plain lists of commits, for a server that has no other. It reads whole histories, so
 * that it first asks whether the commit to compare with is there at all.
 */
export async function compareByLists(
  connection: Connection,
  repository: string,
  { base, head }: { readonly base: Sha; readonly head: Sha },
  progress: (done: number, total: number) => void,
): Promise<Comparison> {
  const question = { repository, route, params: { sha: base }, answer: listedCommit.array() };
  const there = await askPage(connection, question, 1);
  if (there.kind === 'no') throw refused(route, there.status);

  const own = await wholeHistory(connection, repository, head, progress);
  const isAhead = own.some(({ sha }) => sha === base);
  const others = isAhead ? [] : await wholeHistory(connection, repository, base, progress);
  const known = new Map<Sha, ListedCommit>([...own, ...others].map((commit) => [commit.sha, commit]));
  const excluded = behind(base, known);
  const isBehind = excluded.has(head);
  return {
    relation: base === head ? 'identical' : isAhead ? 'ahead' : isBehind ? 'behind' : 'diverged',
    mergeBase: isAhead ? base : (own.findLast(({ sha }) => excluded.has(sha))?.sha ?? base),
    commits: own.filter(({ sha }) => !excluded.has(sha)),
    files: null,
    url: null,
  };
}
