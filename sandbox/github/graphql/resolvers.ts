import { GraphQLError } from 'graphql';
import { changedFiles } from '../git/changed-files.ts';
import type { CommitObject, Signature } from '../git/commit-object.ts';
import type { Pull } from '../pulls/pull.ts';
import { nodeId, web } from '../shapes/links.ts';
import type { Grant } from '../state/grant.ts';
import type { Repository } from '../state/repository.ts';
import { repositoryNamed, type World } from '../state/world.ts';
import { entryAt, plainObject } from './plain-objects.ts';

type Window = { readonly first?: number | null; readonly last?: number | null };

/** A connection's page; GitHub insists on a bound, and on a hundred at most. */
function connection(name: string, all: readonly unknown[], window: Window): Record<string, unknown> {
  const size = window.first ?? window.last;
  if (size === undefined || size === null) {
    throw new GraphQLError(
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      { extensions: { type: 'MISSING_PAGINATION_BOUNDARIES' } },
    );
  }
  if (size > 100) {
    throw new GraphQLError(
      `Requesting ${size} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`,
      { extensions: { type: 'EXCESSIVE_PAGINATION' } },
    );
  }
  const nodes = window.first === undefined || window.first === null ? all.slice(-size) : all.slice(0, size);
  return {
    totalCount: all.length,
    nodes,
    pageInfo: {
      hasNextPage: nodes.length < all.length,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    },
  };
}

function actor(world: World, login: string): Record<string, unknown> {
  const account = world.accounts.named(login);
  return {
    __typename: account.type,
    id: nodeId('U', account.id),
    login: account.type === 'Bot' ? account.login.replace(/\[bot\]$/, '') : account.login,
    url: `${world.url()}/${account.login}`,
    name: account.login,
  };
}

function gitActor(world: World, who: Signature): Record<string, unknown> {
  const account = world.accounts.ofAuthor(who);
  return { ...who, user: account?.type === 'User' ? actor(world, account.login) : null };
}

function commitNode(world: World, repository: Repository, commit: CommitObject): Record<string, unknown> {
  const [headline = '', ...rest] = commit.message.split('\n');
  return {
    __typename: 'Commit',
    id: nodeId('C', commit.sha),
    oid: commit.sha,
    abbreviatedOid: commit.sha.slice(0, 7),
    url: web(world, repository, `/commit/${commit.sha}`),
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    author: gitActor(world, commit.author),
    committer: gitActor(world, commit.committer),
    parents: async (window: Window) => {
      const parents = await repository.git.commits(commit.parents);
      return connection(
        'parents',
        parents.map((one) => commitNode(world, repository, one)),
        window,
      );
    },
    associatedPullRequests: async (window: Window) => {
      const pulls = await repository.pulls.ofCommit(commit.sha);
      return connection(
        'associatedPullRequests',
        pulls.map((one) => pullNode(world, repository, one)),
        window,
      );
    },
    file: ({ path }: { path: string }) => entryAt(repository.git, commit.sha, path),
  };
}

function pullNode(world: World, repository: Repository, pull: Pull): Record<string, unknown> {
  return {
    id: nodeId('PR', repository.id * 100_000 + pull.number),
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    url: web(world, repository, `/pull/${pull.number}`),
    state: pull.mergedAt === undefined ? pull.state.toUpperCase() : 'MERGED',
    isDraft: pull.draft,
    merged: pull.mergedAt !== undefined,
    createdAt: pull.createdAt,
    mergedAt: pull.mergedAt ?? null,
    closedAt: pull.closedAt ?? null,
    baseRefName: pull.base,
    headRefName: pull.head,
    headRefOid: pull.headSha,
    baseRefOid: pull.baseSha,
    mergeCommit: async () => objectNode(world, repository, pull.mergeSha),
    author: actor(world, pull.author),
    labels: (window: Window) =>
      connection(
        'labels',
        pull.labels.map((name) => ({ id: nodeId('LA', name), name, color: 'ededed' })),
        window,
      ),
    files: async (window: Window) => {
      const { git } = repository;
      const files = await changedFiles(git, await mergeBaseOf(git, pull), pull.headSha);
      return connection(
        'files',
        files.map((one) => ({ path: one.filename, additions: one.additions, deletions: one.deletions })),
        window,
      );
    },
    repository: () => repositoryNode(world, repository),
  };
}

/** A pull request's files are counted from where its branch left the base. */
async function mergeBaseOf(git: Repository['git'], pull: Pull): Promise<string> {
  const { code, stdout } = await git.try(['merge-base', pull.baseSha, pull.headSha]);
  return code === 0 ? stdout.trim() : pull.baseSha;
}

async function objectNode(world: World, repository: Repository, sha: string | undefined): Promise<unknown> {
  const commit = sha === undefined ? undefined : await repository.git.commit(sha);
  if (commit !== undefined) return commitNode(world, repository, commit);
  const object = sha === undefined ? undefined : await repository.git.object(sha);
  return object === undefined
    ? null
    : plainObject(repository.git, object, (target) => objectNode(world, repository, target));
}

async function refNode(world: World, repository: Repository, name: string): Promise<unknown> {
  const full = name.startsWith('refs/') ? name : `refs/heads/${name}`;
  const ref = await repository.git.ref(full);
  if (ref === undefined) return null;
  return {
    id: nodeId('REF', full),
    name: full.replace(/^refs\/(heads|tags)\//, ''),
    prefix: full.startsWith('refs/tags/') ? 'refs/tags/' : 'refs/heads/',
    target: async () => objectNode(world, repository, await repository.git.resolve(full)),
  };
}

function repositoryNode(world: World, repository: Repository): Record<string, unknown> {
  return {
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: `${repository.owner}/${repository.name}`,
    isPrivate: repository.isPrivate,
    url: web(world, repository),
    defaultBranchRef: () => refNode(world, repository, repository.defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) => refNode(world, repository, qualifiedName),
    object: async ({ oid, expression = '' }: { oid?: string; expression?: string }) =>
      objectNode(
        world,
        repository,
        oid ?? (expression.includes(':') ? expression : await repository.git.resolve(expression)),
      ),
    pullRequest({ number }: { number: number }) {
      const pull = repository.pulls.numbered(number);
      if (pull !== undefined) return pullNode(world, repository, pull);
      throw new GraphQLError(`Could not resolve to a PullRequest with the number of ${number}.`, {
        extensions: { type: 'NOT_FOUND' },
      });
    },
  };
}

/** What a query starts from, for one caller. */
export function rootOf(world: World, grant: Grant, nodeCount: number): Record<string, unknown> {
  return {
    viewer: () => actor(world, grant.login),
    rateLimit: () => ({
      limit: 5000,
      cost: Math.max(1, Math.round(nodeCount / 100)),
      used: 0,
      remaining: 5000,
      resetAt: new Date(world.now().getTime() + 3_600_000).toISOString(),
      nodeCount,
    }),
    repository({ owner, name }: { owner: string; name: string }) {
      const repository = repositoryNamed(world, owner, name);
      if (repository !== undefined) return repositoryNode(world, repository);
      throw new GraphQLError(`Could not resolve to a Repository with the name '${owner}/${name}'.`, {
        extensions: { type: 'NOT_FOUND' },
      });
    },
  };
}
