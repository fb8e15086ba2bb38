import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { type Question, refused } from '../http/ask.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { askPage, isLastPage, lastPage, pageSize } from '../http/pages.ts';
import { unreadable } from '../http/unanswered.ts';
import { type ListedCommit, listedCommit } from './listed-commit.ts';

const atOnce = 6;
const route = 'GET /repos/{owner}/{repo}/commits';

type Progress = (done: number, total: number) => void;
type Page = { readonly commits: readonly ListedCommit[]; readonly link: string };

function pagesOf(connection: Connection, repository: string, head: Sha): (page: number) => Promise<Page> {
  const question: Question<readonly ListedCommit[]> = {
    repository,
    route,
    params: { sha: head },
    answer: listedCommit.array(),
  };
  return async (page) => {
    const said = await askPage(connection, question, page);
    if (said.kind === 'no') throw refused(route, said.status);
    return { commits: said.value, link: said.link };
  };
}

/** Everything that a commit has behind it, itself included, oldest first. */
export async function wholeHistory(
  connection: Connection,
  repository: string,
  head: Sha,
  progress: Progress,
): Promise<readonly ListedCommit[]> {
  const page = pagesOf(connection, repository, head);
  const first = await page(1);
  const last = lastPage(first.link);
  const found = new Map(first.commits.map((commit) => [commit.sha, commit]));
  const total = () => Math.max((last ?? 1) * pageSize, found.size);
  progress(found.size, total());
  const keep = ({ commits }: Page): void => {
    for (const commit of commits) found.set(commit.sha, commit);
    progress(found.size, total());
  };
  if (last === null) {
    let latest = first;
    for (let number = 2; !isLastPage(latest.commits.length, latest.link); number += 1) {
      latest = await page(number);
      keep(latest);
    }
    return [...found.values()].toReversed();
  }
  const numbers = Array.from({ length: last - 1 }, (_, index) => index + 2);
  const pages = await mapBounded(numbers, atOnce, async (number) => {
    const next = await page(number);
    keep(next);
    return next.commits;
  });
  const inOrder = new Map([first.commits, ...pages].flat().map((commit) => [commit.sha, commit]));
  return [...inOrder.values()].toReversed();
}

/**
 * The commits behind `head` that are not behind `stop`, oldest first, from the plain list: until as many are
 * found as there are, and all their parents are accounted for.
 */
export async function walkBack(
  connection: Connection,
  repository: string,
  range: { readonly head: Sha; readonly stop: Sha; readonly total: number },
  progress: Progress,
): Promise<readonly ListedCommit[]> {
  const page = pagesOf(connection, repository, range.head);
  const listed = new Map<Sha, ListedCommit>();
  for (let number = 1; ; number += 1) {
    const { commits, link } = await page(number);
    for (const commit of commits) listed.set(commit.sha, commit);
    const excluded = behind(range.stop, listed);
    const own = [...listed.values()].filter(({ sha }) => !excluded.has(sha));
    progress(Math.min(own.length, range.total), range.total);
    const isClosed = own.every(({ parents }) => parents.every((sha) => listed.has(sha) || excluded.has(sha)));
    if (isClosed && own.length <= range.total) return own.toReversed();
    if (!isLastPage(commits.length, link)) continue;
    // A part of the range must not pass for all of it.
    if (own.length < range.total) throw unreadable(route);
    return own.toReversed();
  }
}

/** A commit and everything that is known to be behind it. */
export function behind(sha: Sha, listed: ReadonlyMap<Sha, ListedCommit>): ReadonlySet<Sha> {
  const seen = new Set<Sha>([sha]);
  for (const one of seen) for (const parent of listed.get(one)?.parents ?? []) seen.add(parent);
  return seen;
}
