import { afterRefusal, lastMade } from '../domain/pick/after-attempt.ts';
import { afterOpening } from '../domain/pick/after-pull-request.ts';
import { goalOf, pickBranch, sourceName } from '../domain/pick/pick.ts';
import { quietly } from '../domain/pick/picking.ts';
import type { PickPullFacts } from '../domain/pick/pull-facts.ts';
import type { PickingIn, PickPorts } from './read-picking.ts';

/**
 * Opens the pull request in which people finish a pick: with all its commits where a rule asks for one, else with
 * those that could be made. It is looked for before it is opened.
 */
export async function openPickPull({ github, pickPullText }: PickPorts, picking: PickingIn) {
  const { pick, release, repository } = picking;
  const { source, conflict } = pick;
  const start = lastMade(picking) ?? pick.base;
  if (start === null) return quietly(picking, { state: 'wanted' });
  const goal = goalOf(pick, release.version);
  const head = pickBranch(pick, goal);
  let sha = start;
  if (start === pick.base) {
    // GitHub opens no pull request for a branch that has nothing of its own.
    const sent = await github.emptyCommit(
      repository,
      start,
      `Pick ${sourceName(source)} into ${goal}\n\nTo be resolved.`,
    );
    if (sent.kind === 'refused') return afterRefusal(picking, 'pull-request', sent.status);
    if (sent.kind !== 'accepted') return sent;
    sha = sent.value;
  }
  const branch = await github.createBranch(repository, { name: head, sha });
  if (branch.kind === 'refused') return afterRefusal(picking, 'pull-request', branch.status);
  if (branch.kind !== 'accepted') return branch;

  const facts: PickPullFacts = {
    what: sourceName(source),
    version: release.version,
    aim: pick.aim,
    isRevert: source.reverts !== undefined,
    base: pick.branch,
    head,
    left: conflict === null ? [] : source.commits.slice(pick.made.length),
    paths: conflict?.paths ?? [],
    isPartial: conflict?.isPartial ?? false,
  };
  const opened = await github.openPullRequest(repository, {
    ...pickPullText(facts),
    head,
    base: pick.branch,
    isDraft: conflict !== null,
    assignee: source.authorLogin,
  });
  if (opened.kind === 'refused') return afterRefusal(picking, 'pull-request', opened.status);
  return opened.kind === 'accepted' ? afterOpening(picking, opened.value) : opened;
}
