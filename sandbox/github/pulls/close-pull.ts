import { invalid } from '../answer.ts';
import { pullPayload } from '../hooks/payloads.ts';
import type { Repository } from '../state/repository.ts';
import { stamp, type World } from '../state/world.ts';
import type { Pull } from './pull.ts';

/** Closes an open pull request without a merge. */
export function closePull(world: World, repository: Repository, pull: Pull): void {
  if (pull.state === 'closed') return;
  pull.state = 'closed';
  pull.closedAt = stamp(world);
  world.hooks.emit('pull_request', pullPayload(world, repository, pull, 'closed'));
}

/**
 * Opens a closed pull request again. GitHub refuses that to one that was merged, whose branches are gone, and whose
 * branch was moved to where its old commits are not.
 */
export async function reopenPull(world: World, repository: Repository, pull: Pull): Promise<void> {
  if (pull.state === 'open') return;
  const [head, base] = await Promise.all([
    repository.git.resolve(`refs/heads/${pull.head}`),
    repository.git.resolve(`refs/heads/${pull.base}`),
  ]);
  if (pull.mergedAt !== undefined) throw cannot('This pull request has been merged.');
  if (head === undefined) throw cannot(`The ${pull.head} branch has been deleted.`);
  if (base === undefined) throw cannot(`The ${pull.base} branch has been deleted.`);
  const isMovedOn = await repository.git.isAncestor(pull.headSha, head);
  if (!isMovedOn) throw cannot(`The ${pull.head} branch was force-pushed or recreated.`);
  pull.state = 'open';
  pull.closedAt = undefined;
  pull.headSha = head;
  world.hooks.emit('pull_request', pullPayload(world, repository, pull, 'reopened'));
}

const cannot = (why: string) =>
  invalid('Validation Failed', [
    { resource: 'PullRequest', field: 'state', code: 'invalid', message: `state cannot be changed. ${why}` },
  ]);
