import { Refused } from '../answer.ts';
import { parseSignature } from '../git/commit-object.ts';
import { mergeTrees } from '../git/merge-trees.ts';
import { writeCommit } from '../git/write-objects.ts';
import { pullPayload } from '../hooks/payloads.ts';
import { moveRef } from '../refs/move-ref.ts';
import type { Repository } from '../state/repository.ts';
import { stamp, type World } from '../state/world.ts';
import type { Pull } from './pull.ts';

export type MergeMethod = 'squash' | 'merge';

/** Merges an open pull request into its base, as the button on GitHub does. */
export async function mergePull(
  world: World,
  repository: Repository,
  pull: Pull,
  method: MergeMethod,
): Promise<string> {
  const { git } = repository;
  const ref = `refs/heads/${pull.base}`;
  const base = await git.resolve(ref);
  const head = await git.commit(pull.headSha);
  if (base === undefined || head === undefined || pull.state === 'closed')
    throw new Refused(405, 'Pull Request is not mergeable');
  const merge = await mergeTrees(git, base, head.sha);
  if (merge.result === 'conflict') throw new Refused(405, 'Pull Request is not mergeable');
  const { ahead } = await repository.comparisons.of(base, head.sha);
  const at = stamp(world);
  const squash = method === 'squash';
  const sha = await writeCommit(git, {
    tree: merge.tree,
    parents: squash ? [base] : [base, head.sha],
    message: squash
      ? `${pull.title} (#${pull.number})${pull.body === null ? '' : `\n\n${pull.body}`}`
      : `Merge pull request #${pull.number} from ${repository.owner}/${pull.head}\n\n${pull.title}`,
    author: squash
      ? { ...head.author, date: at }
      : {
          ...parseSignature(''),
          name: pull.author,
          email: `${pull.author}@users.noreply.github.com`,
          date: at,
        },
    committer: { name: 'GitHub', email: 'noreply@github.com', date: at },
  });
  pull.baseSha = base;
  pull.state = 'closed';
  pull.mergedAt = at;
  pull.closedAt = at;
  pull.mergeSha = sha;
  repository.pulls.claim(pull, [sha, ...ahead]);
  await moveRef(world, repository, { ref, from: base, to: sha, sender: pull.author }, { rules: 'ignored' });
  world.hooks.emit('pull_request', pullPayload(world, repository, pull, 'closed'));
  return sha;
}
