import { type Answer, created, notFound, nothing, Refused } from '../answer.ts';
import { isoSeconds } from '../git/commit-object.ts';
import { mergeTrees } from '../git/merge-trees.ts';
import { isSha } from '../git/ref-name.ts';
import { writeCommit } from '../git/write-objects.ts';
import { moveRef } from '../refs/move-ref.ts';
import { commitShape } from '../shapes/commit.ts';
import type { Call, Route } from './route.ts';

/** Merges `head` into a branch: 201 with the merge, 204 when it has it already, 409 on a conflict. */
async function merge(call: Call): Promise<Answer> {
  const { git } = call.repository;
  const baseName = call.body.text('base').replace('refs/heads/', '');
  const ref = `refs/heads/${baseName}`;
  const base = await git.resolve(ref);
  if (base === undefined) throw new Refused(404, 'Base does not exist');
  const headName = call.body.text('head');
  const head = await git.resolve(headName);
  // GitHub promises it for a branch and for a commit; of one that no ref reaches it says nothing, so this refuses it.
  const isNamed = !isSha(headName) || (await isReached(call, headName));
  if (head === undefined || !isNamed) throw new Refused(404, 'Head does not exist');
  if (await git.isAncestor(head, base)) return nothing;
  const merged = await mergeTrees(git, base, head);
  if (merged.result === 'conflict') throw new Refused(409, 'Merge conflict');
  const who = {
    name: call.grant.login,
    email: `${call.grant.login}@users.noreply.github.com`,
    date: isoSeconds(call.world.now()),
  };
  const sha = await writeCommit(git, {
    tree: merged.tree,
    parents: [base, head],
    message: call.body.optionalText('commit_message') ?? `Merge ${headName} into ${baseName}`,
    author: who,
    committer: { ...who, name: 'GitHub', email: 'noreply@github.com' },
  });
  await moveRef(call.world, call.repository, { ref, from: base, to: sha, sender: call.grant.login });
  const commit = await git.commit(sha);
  if (commit === undefined) throw notFound();
  return created(commitShape(call.world, call.repository, commit));
}

async function isReached({ repository: { git } }: Call, sha: string): Promise<boolean> {
  const reaching = ['for-each-ref', '--count=1', '--format=%(refname)', '--contains', sha];
  return (await git.try(reaching)).stdout.trim() !== '';
}

export const mergeRoutes: readonly Route[] = [
  { method: 'POST', path: '/repos/{owner}/{repo}/merges', needs: 'contents:write', handle: merge },
];
