import type { PullRequestFacts } from '../notes/notes-facts.ts';
import type { ChangeRange } from '../repository/change-range.ts';
import type { Pick } from './pick.ts';

/**
 * A range in which what Waybill picked belongs to the pull request that it was picked from. GitHub does not know
 * that: to it, the new commits came by none, or by the one in which people finished the pick.
 */
export function knownByPull(range: ChangeRange, picks: readonly Pick[], trunk: string): ChangeRange {
  const bySha = new Map<string, Pick>();
  const byPull = new Map<number, Pick>();
  const finished = new Map<string, Pick>();
  for (const pick of picks) {
    const { source, made, state, headSha, prNumber } = pick;
    const isThere = state === 'picked' || state === 'done';
    if (!isThere || source.reverts !== undefined) continue;
    if (prNumber !== null && headSha !== null) finished.set(headSha, pick);
    if (source.prNumber === null) continue;
    for (const { sha } of made) if (sha !== null) bySha.set(sha, pick);
    if (prNumber === null) continue;
    byPull.set(prNumber, pick);
    if (headSha !== null) bySha.set(headSha, pick);
  }
  const sources = new Map<number, PullRequestFacts>();
  const commits = range.commits.map((commit) => {
    const finishing = commit.pullRequests.flatMap((number) => byPull.get(number) ?? []);
    const pick = bySha.get(commit.sha) ?? finishing[0];
    const number = pick?.source.prNumber ?? null;
    if (pick === undefined || number === null) return commit;
    sources.set(number, {
      number,
      title: pick.source.title,
      body: '',
      url: pick.source.url ?? '',
      mergedAt: commit.committedAt ?? pick.stateAt.toISOString(),
      base: trunk,
      labels: [],
      author: pick.source.authorLogin,
      mergeCommitSha: null,
    });
    return { ...commit, pullRequests: [number] };
  });
  const others = range.pullRequests.filter(({ number }) => !byPull.has(number));
  // What GitHub itself tells of one is more.
  const told = new Set(others.map(({ number }) => number));
  return {
    ...range,
    commits,
    // People need not say what it was that they finished, and the predecessor has it all the same.
    predecessorOnly: range.predecessorOnly.map(({ sha, message }) => ({
      sha,
      message: [message, ...(finished.get(sha)?.source.commits.map(pickedFrom) ?? [])].join('\n'),
    })),
    pullRequests: [...others, ...[...sources.values()].filter(({ number }) => !told.has(number))],
  };
}

const pickedFrom = ({ sha }: Pick['source']['commits'][number]): string =>
  `(cherry picked from commit ${sha})`;
