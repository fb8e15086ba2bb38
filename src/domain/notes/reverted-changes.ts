import type { Change } from './gather-changes.ts';
import type { ReadCommit } from './read-commit.ts';
import { readTrailers } from './trailers.ts';
import type { Twins } from './twins.ts';

/** What a revert aims at: some commits of a change, or all. */
type RevertTarget = { readonly change: Change; readonly commits: readonly ReadCommit[] };

/** The targets of one commit of a change; null for one that is not in the range, as it was released earlier. */
export type TargetsOf = (change: Change, commit: ReadCommit) => readonly (RevertTarget | null)[];

/** Connects reverts with what they revert: by commit, by merge commit, or by GitHub's words in a pull request. */
export function revertedChanges(changes: readonly Change[], twins: Twins): TargetsOf {
  const targetsBySha = new Map<string, RevertTarget>();
  const changesByNumber = new Map<number, Change>();
  for (const change of changes) {
    // Twins go together: to revert one is to revert the change.
    for (const commits of Map.groupBy(change.commits, ({ facts }) => twins.originOf(facts.sha)).values()) {
      for (const { facts } of commits) targetsBySha.set(facts.sha, { change, commits });
    }
    for (const { facts } of change.merges) targetsBySha.set(facts.sha, { change, commits: change.commits });
    if (change.pullRequest !== null) changesByNumber.set(change.pullRequest.number, change);
  }
  return (change, commit) => {
    if (commit.reverts.length > 0) return commit.reverts.map((sha) => before(commit, targetsBySha.get(sha)));
    // Only where no commit of it says what it reverts: those are exact, a title or a pull request's text is not.
    if (change.commits.some(({ reverts }) => reverts.length > 0)) return [];
    const shas = revertedCommits(change);
    if (shas.length > 0) return shas.map((sha) => before(commit, targetsBySha.get(sha)));
    const number = revertedPullRequest(change);
    if (number === null) return [];
    const target = changesByNumber.get(number);
    return [before(commit, target && { change: target, commits: target.commits })];
  };
}

/** Only what came earlier can be reverted: two pull requests may name each other. */
function before(commit: ReadCommit, target: RevertTarget | undefined): RevertTarget | null {
  const isEarlier = target?.commits.some(({ position }) => position < commit.position) ?? false;
  return isEarlier ? (target ?? null) : null;
}

const title = /^(?:revert|reapply)\b/i;
const body = /^(?:Reverts|Reapplies) (?:([\w.-]+\/[\w.-]+))?#(\d{1,9})\s*$/m;

/** A pull request of one commit begins with that commit's message, which a squash may leave out. */
function revertedCommits({ pullRequest }: Change): readonly string[] {
  return pullRequest !== null && title.test(pullRequest.title) ? readTrailers(pullRequest.body).reverts : [];
}

function revertedPullRequest({ pullRequest, commits }: Change): number | null {
  const words = pullRequest?.title ?? commits[0]?.facts.message ?? '';
  return namedIn(pullRequest) ?? readTrailers(words).revertedPullRequest;
}

function namedIn(pullRequest: Change['pullRequest']): number | null {
  if (pullRequest === null || !title.test(pullRequest.title)) return null;
  const [, repository, number] = body.exec(pullRequest.body) ?? [];
  if (number === undefined) return null;
  const isOurs = repository === undefined || pullRequest.url.includes(`/${repository}/`);
  return isOurs ? Number(number) : null;
}
