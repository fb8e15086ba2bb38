import type { Accounts } from './accounts.ts';
import { isoSeconds } from './git/commit-object.ts';
import { emptyRepository, mirrorOf } from './git/mirror.ts';
import type { GitRepository } from './git/repository.ts';
import type { GithubOptions, RepositoryOrder } from './options.ts';
import type { Pull } from './pulls/pull.ts';
import { filesHistory } from './sample/files-history.ts';
import { sampleHistory } from './sample/sample-history.ts';
import { fullName, newRepository, type Repository } from './state/repository.ts';

/** Makes the git repository behind an order and finds its pull requests. */
export async function openRepository(
  order: RepositoryOrder,
  given: { readonly options: GithubOptions; readonly accounts: Accounts; readonly id: number },
): Promise<Repository> {
  const { git, defaultBranch, openPulls = [] } = await source(order, given.options.now());
  const repository = newRepository({
    id: given.id,
    owner: order.owner,
    name: order.name,
    isPrivate: order.isPrivate ?? true,
    defaultBranch,
    createdAt: isoSeconds(given.options.now()),
    git,
  });
  await readPulls(repository, given);
  for (const pull of openPulls) repository.pulls.add(pull);
  return repository;
}

async function readPulls(
  repository: Repository,
  given: { readonly options: GithubOptions; readonly accounts: Accounts },
): Promise<void> {
  const total = Number(await repository.git.run(['rev-list', '--count', '--branches']));
  let commits = 0;
  await repository.pulls.read({
    trunk: repository.defaultBranch,
    accounts: given.accounts,
    onProgress(more) {
      commits += more;
      given.options.onProgress?.({ repository: fullName(repository), commits, total });
    },
  });
}

async function source(
  order: RepositoryOrder,
  now: Date,
): Promise<{
  readonly git: GitRepository;
  readonly defaultBranch: string;
  readonly openPulls?: readonly Pull[];
}> {
  if (order.from === 'clone') return mirrorOf(order.path);
  const git = await emptyRepository('main');
  if (order.from === 'sample') {
    const openPulls = await sampleHistory(git, { ...order, now });
    return { git, defaultBranch: 'main', openPulls };
  }
  await filesHistory(git, order.files, now);
  return { git, defaultBranch: 'main' };
}
