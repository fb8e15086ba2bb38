import { type TreeEdit, writeBlob, writeCommit, writeTree } from '../git/write-objects.ts';
import { closePull, reopenPull } from '../pulls/close-pull.ts';
import { type MergeMethod, mergePull } from '../pulls/merge-pull.ts';
import { openPull } from '../pulls/open-pull.ts';
import type { Pull } from '../pulls/pull.ts';
import { moveRef } from '../refs/move-ref.ts';
import type { Repository } from '../state/repository.ts';
import { stamp, type World } from '../state/world.ts';

/** Files by path; `null` removes one. */
type Files = Readonly<Record<string, string | null>>;

type CommitOrder = {
  readonly repository?: string | undefined;
  /** Made from the default branch when it does not exist. */
  readonly branch?: string | undefined;
  readonly message: string;
  readonly files?: Files | undefined;
  readonly author?: string | undefined;
};

type PullOrder = {
  readonly repository?: string | undefined;
  readonly title: string;
  readonly body?: string | undefined;
  readonly files?: Files | undefined;
  readonly author?: string | undefined;
  readonly base?: string | undefined;
  readonly branch?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly draft?: boolean | undefined;
};

/** What people do to the history from outside of the bot. */
export type HistoryControl = {
  /** Commits to a branch and pushes; answers the commit. */
  readonly push: (order: CommitOrder) => Promise<string>;
  /** Opens a pull request with one commit; answers its number. */
  readonly openPull: (order: PullOrder) => Promise<number>;
  readonly mergePull: (order: {
    repository?: string | undefined;
    number: number;
    method?: MergeMethod | undefined;
  }) => Promise<string>;
  readonly closePull: (order: { repository?: string | undefined; number: number }) => void;
  readonly reopenPull: (order: { repository?: string | undefined; number: number }) => Promise<void>;
  /** A pull request as it is now. */
  readonly pull: (order: { repository?: string | undefined; number: number }) => Readonly<Pull>;
  /** Opens a pull request and merges it at once. */
  readonly landPull: (
    order: PullOrder & { method?: MergeMethod | undefined },
  ) => Promise<{ number: number; sha: string }>;
  /** Moves (or makes) a ref by force, whatever the rules say. */
  readonly moveRef: (order: {
    repository?: string | undefined;
    ref: string;
    to: string;
    actor?: string | undefined;
  }) => Promise<void>;
  readonly deleteRef: (order: {
    repository?: string | undefined;
    ref: string;
    actor?: string | undefined;
  }) => Promise<void>;
};

export function historyControl(
  world: World,
  repositoryOf: (name: string | undefined) => Repository,
): HistoryControl {
  const control: HistoryControl = {
    async push(order) {
      const repository = repositoryOf(order.repository);
      const branch = order.branch ?? repository.defaultBranch;
      const ref = `refs/heads/${branch}`;
      const from = await repository.git.resolve(ref);
      const base = from ?? (await repository.git.resolve(`refs/heads/${repository.defaultBranch}`));
      const sha = await commitFiles(world, repository, base, order);
      await moveRef(
        world,
        repository,
        { ref, from, to: sha, sender: order.author ?? 'octocat' },
        { rules: 'ignored' },
      );
      return sha;
    },
    async openPull(order) {
      const repository = repositoryOf(order.repository);
      const base = order.base ?? repository.defaultBranch;
      const head = order.branch ?? `change-${repository.pulls.nextNumber()}`;
      const author = order.author ?? 'octocat';
      const ref = `refs/heads/${head}`;
      const from = await repository.git.resolve(ref);
      const start = from ?? (await repository.git.resolve(`refs/heads/${base}`));
      if (order.files !== undefined || from === undefined) {
        const sha = await commitFiles(world, repository, start, { ...order, message: order.title });
        await moveRef(world, repository, { ref, from, to: sha, sender: author }, { rules: 'ignored' });
      }
      const pull = await openPull(world, repository, {
        title: order.title,
        body: order.body ?? null,
        head,
        base,
        author,
        draft: order.draft ?? false,
        labels: order.labels,
      });
      return pull.number;
    },
    mergePull(order) {
      const repository = repositoryOf(order.repository);
      return mergePull(world, repository, pullOf(repository, order.number), order.method ?? 'squash');
    },
    closePull(order) {
      const repository = repositoryOf(order.repository);
      closePull(world, repository, pullOf(repository, order.number));
    },
    reopenPull(order) {
      const repository = repositoryOf(order.repository);
      return reopenPull(world, repository, pullOf(repository, order.number));
    },
    pull: (order) => pullOf(repositoryOf(order.repository), order.number),
    async landPull(order) {
      const number = await control.openPull(order);
      const sha = await control.mergePull({ repository: order.repository, number, method: order.method });
      return { number, sha };
    },
    async moveRef(order) {
      const repository = repositoryOf(order.repository);
      const to = (await repository.git.resolve(order.to)) ?? order.to;
      const from = (await repository.git.ref(order.ref))?.oid;
      await moveRef(
        world,
        repository,
        { ref: order.ref, from, to, sender: order.actor ?? 'octocat' },
        { rules: 'ignored' },
      );
    },
    async deleteRef(order) {
      const repository = repositoryOf(order.repository);
      const from = (await repository.git.ref(order.ref))?.oid;
      if (from === undefined) throw new Error(`There is no ${order.ref}.`);
      await moveRef(
        world,
        repository,
        { ref: order.ref, from, to: undefined, sender: order.actor ?? 'octocat' },
        { rules: 'ignored' },
      );
    },
  };
  return control;
}

async function commitFiles(
  world: World,
  repository: Repository,
  base: string | undefined,
  order: {
    readonly message: string;
    readonly files?: Files | undefined;
    readonly author?: string | undefined;
  },
): Promise<string> {
  const { git } = repository;
  // A change that names no file still has to change something.
  const files = order.files ?? { [`changes/${slug(order.message)}.md`]: `${order.message}\n` };
  const edits: TreeEdit[] = await Promise.all(
    Object.entries(files).map(async ([path, content]) => ({
      path,
      mode: '100644',
      oid: content === null ? undefined : await writeBlob(git, content),
    })),
  );
  const tree = await writeTree(git, base === undefined ? undefined : `${base}^{tree}`, edits);
  const login = order.author ?? 'octocat';
  const who = { name: login, email: `${login}@users.noreply.github.com`, date: stamp(world) };
  return writeCommit(git, {
    tree,
    parents: base === undefined ? [] : [base],
    message: order.message,
    author: who,
    committer: who,
  });
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40) || 'change';

function pullOf(repository: Repository, number: number): Pull {
  const pull = repository.pulls.numbered(number);
  if (pull === undefined) throw new Error(`There is no pull request #${number}.`);
  return pull;
}
