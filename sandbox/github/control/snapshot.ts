import type { Troubles } from '../http/trouble.ts';
import { fullName, type Repository } from '../state/repository.ts';
import { latest } from '../state/workflow-run.ts';
import type { World } from '../state/world.ts';

/** The state of the stand-in in one look, for a page that shows it. */
export type Snapshot = {
  readonly now: string;
  readonly repositories: readonly RepositoryView[];
  readonly troubles: ReturnType<Troubles['list']>;
  readonly webhooks: readonly {
    readonly id: number;
    readonly event: string;
    readonly action: string | null;
    readonly at: string;
    readonly status: number;
    readonly lost: boolean;
  }[];
};

type RepositoryView = {
  readonly name: string;
  readonly defaultBranch: string;
  readonly branches: readonly { readonly name: string; readonly sha: string }[];
  readonly tags: readonly { readonly name: string; readonly sha: string }[];
  readonly trunk: readonly {
    readonly sha: string;
    readonly subject: string;
    readonly author: string;
    readonly date: string;
    readonly pull: number | null;
  }[];
  readonly openPulls: readonly {
    readonly number: number;
    readonly title: string;
    readonly author: string;
    readonly base: string;
  }[];
  readonly runs: readonly {
    readonly id: number;
    readonly workflow: string;
    readonly title: string;
    readonly ref: string;
    readonly status: string;
    readonly conclusion: string | null;
    readonly attempt: number;
    readonly createdAt: string;
  }[];
  readonly releases: readonly { readonly tag: string; readonly draft: boolean }[];
};

export async function snapshotOf(world: World, troubles: Troubles): Promise<Snapshot> {
  return {
    now: world.now().toISOString(),
    repositories: await Promise.all(world.repositories.map(viewOf)),
    troubles: troubles.list(),
    webhooks: world.hooks.deliveries
      .slice(-50)
      .toReversed()
      .map(({ id, event, action, at, status, lost }) => ({ id, event, action, at, status, lost })),
  };
}

async function viewOf(repository: Repository): Promise<RepositoryView> {
  const { git, defaultBranch } = repository;
  const [branches, tags, log] = await Promise.all([
    git.refs('refs/heads'),
    git.run([
      'for-each-ref',
      '--sort=-creatordate',
      '--count=50',
      '--format=%(refname) %(objectname)',
      'refs/tags',
    ]),
    git.try(['rev-list', '-n', '30', `refs/heads/${defaultBranch}`]),
  ]);
  const commits = await git.commits(log.stdout.split('\n').filter((sha) => sha !== ''));
  return {
    name: fullName(repository),
    defaultBranch,
    branches: branches
      .slice(0, 100)
      .map(({ ref, oid }) => ({ name: ref.replace('refs/heads/', ''), sha: oid })),
    tags: tags
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [ref = '', sha = ''] = line.split(' ');
        return { name: ref.replace('refs/tags/', ''), sha };
      }),
    trunk: await Promise.all(
      commits.map(async (commit) => ({
        sha: commit.sha,
        subject: commit.message.split('\n')[0] ?? '',
        author: commit.author.name,
        date: commit.committer.date,
        pull: (await repository.pulls.ofCommit(commit.sha))[0]?.number ?? null,
      })),
    ),
    openPulls: repository.pulls
      .open()
      .map(({ number, title, author, base }) => ({ number, title, author, base })),
    runs: repository.runs
      .slice(-50)
      .toReversed()
      .map((run) => ({
        id: run.id,
        workflow: run.path,
        title: run.displayTitle,
        ref: run.headBranch,
        status: latest(run).status,
        conclusion: latest(run).conclusion,
        attempt: latest(run).number,
        createdAt: run.createdAt,
      })),
    releases: repository.releases.map(({ tag, draft }) => ({ tag, draft })),
  };
}
