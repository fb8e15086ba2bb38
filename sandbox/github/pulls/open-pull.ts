import { invalid, type Refused } from '../answer.ts';
import { pullPayload } from '../hooks/payloads.ts';
import type { Repository } from '../state/repository.ts';
import { stamp, type World } from '../state/world.ts';
import type { Pull } from './pull.ts';

export type NewPull = {
  readonly title: string;
  readonly body: string | null;
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
  readonly author: string;
  readonly labels?: readonly string[] | undefined;
};

/** Opens a pull request between two branches that exist and differ. */
export async function openPull(world: World, repository: Repository, given: NewPull): Promise<Pull> {
  const [head, base] = await Promise.all([
    repository.git.resolve(`refs/heads/${given.head}`),
    repository.git.resolve(`refs/heads/${given.base}`),
  ]);
  if (head === undefined) throw wrong('head');
  if (base === undefined) throw wrong('base');
  const open = repository.pulls.open().find((pull) => pull.head === given.head && pull.base === given.base);
  if (open !== undefined)
    throw custom(`A pull request already exists for ${repository.owner}:${given.head}.`);
  if (await repository.git.isAncestor(head, base))
    throw custom(`No commits between ${given.base} and ${given.head}`);
  const pull: Pull = {
    number: repository.pulls.nextNumber(),
    title: given.title,
    body: given.body,
    author: given.author,
    base: given.base,
    head: given.head,
    headSha: head,
    baseSha: base,
    state: 'open',
    draft: given.draft,
    labels: given.labels ?? [],
    assignees: [],
    createdAt: stamp(world),
    mergedAt: undefined,
    closedAt: undefined,
    mergeSha: undefined,
  };
  repository.pulls.add(pull);
  world.hooks.emit('pull_request', pullPayload(world, repository, pull, 'opened'));
  return pull;
}

function wrong(field: string): Refused {
  return invalid('Validation Failed', [{ resource: 'PullRequest', field, code: 'invalid' }]);
}

function custom(message: string): Refused {
  return invalid('Validation Failed', [{ resource: 'PullRequest', code: 'custom', message }]);
}
