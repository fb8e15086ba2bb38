import { invalid, Refused } from '../answer.ts';
import { updateRef } from '../git/update-ref.ts';
import { pullPayload, pushPayload, type RefMove, refPayload } from '../hooks/payloads.ts';
import { startOnPush } from '../runs/start-run.ts';
import type { Repository } from '../state/repository.ts';
import { stamp, type World } from '../state/world.ts';
import { refuseByRules } from './ref-rules.ts';

/**
 * Creates, moves or deletes a ref as a push would: the rules may refuse it, webhooks hear of it, workflows that
 * wait for such a push start, and pull requests from it follow.
 */
export async function moveRef(
  world: World,
  repository: Repository,
  move: RefMove,
  options: { readonly rules: 'kept' | 'ignored' } = { rules: 'kept' },
): Promise<void> {
  if (options.rules === 'kept') await refuseByRules(repository, move);
  const tag = move.ref.startsWith('refs/tags/') ? move.ref.slice('refs/tags/'.length) : undefined;
  if (tag !== undefined && move.to !== undefined && repository.spentTags.has(tag)) {
    throw invalid(
      'Repository rule violations found\n\nCannot create ref: the tag was used by an immutable release.',
    );
  }
  if (!(await updateRef(repository.git, move))) {
    const now = await repository.git.ref(move.ref);
    if (now === undefined && move.from === undefined) throw invalid('Reference cannot be created');
    throw move.from === undefined
      ? invalid('Reference already exists')
      : new Refused(409, 'Reference changed meanwhile');
  }
  if (!/^refs\/(heads|tags)\//.test(move.ref)) return;
  await tellOfMove(world, repository, move);
  if (move.to !== undefined) {
    const sha = await repository.git.resolve(move.ref);
    if (sha !== undefined) await startOnPush(world, repository, { ref: move.ref, sha, actor: move.sender });
  }
  followPulls(world, repository, move);
}

async function tellOfMove(world: World, repository: Repository, move: RefMove): Promise<void> {
  if (move.from === undefined) world.hooks.emit('create', refPayload(world, repository, move));
  if (move.to === undefined) world.hooks.emit('delete', refPayload(world, repository, move));
  const forced =
    move.from !== undefined &&
    move.to !== undefined &&
    !(await repository.git.isAncestor(move.from, move.to));
  const range =
    move.to === undefined
      ? []
      : [
          '-n',
          '20',
          move.to,
          ...(move.from === undefined ? [`^${repository.defaultBranch}`] : [`^${move.from}`]),
        ];
  const listed =
    range.length === 0 ? '' : (await repository.git.try(['rev-list', '--reverse', ...range])).stdout;
  const all = await repository.git.commits(listed.split('\n').filter((sha) => sha !== ''));
  world.hooks.emit('push', pushPayload(world, repository, move, { all, forced }));
}

function followPulls(world: World, repository: Repository, move: RefMove): void {
  const branch = move.ref.replace('refs/heads/', '');
  for (const pull of repository.pulls.open()) {
    if (pull.head !== branch || !move.ref.startsWith('refs/heads/')) continue;
    if (move.to === undefined) {
      pull.state = 'closed';
      pull.closedAt = stamp(world);
      world.hooks.emit('pull_request', pullPayload(world, repository, pull, 'closed', move.sender));
    } else {
      pull.headSha = move.to;
      world.hooks.emit('pull_request', pullPayload(world, repository, pull, 'synchronize', move.sender));
    }
  }
}
