import type { ChangedFile } from '../git/changed-files.ts';
import type { CommitObject, Signature } from '../git/commit-object.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { nodeId, repoApi, web } from './links.ts';
import { simpleUser } from './user.ts';

const verification = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

/** A commit as lists, comparisons and branches carry it. */
export function commitShape(
  world: World,
  repository: Repository,
  commit: CommitObject,
): Record<string, unknown> {
  const url = repoApi(world, repository, `/commits/${commit.sha}`);
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: treeLink(world, repository, commit.tree),
      url: repoApi(world, repository, `/git/commits/${commit.sha}`),
      comment_count: 0,
      verification,
    },
    url,
    html_url: web(world, repository, `/commit/${commit.sha}`),
    comments_url: `${url}/comments`,
    author: userOf(world, commit.author),
    committer: userOf(world, commit.committer),
    parents: commit.parents.map((sha) => parentLink(world, repository, sha, 'commits')),
  };
}

/** A commit as the git data API answers it. */
export function gitCommitShape(
  world: World,
  repository: Repository,
  commit: CommitObject,
): Record<string, unknown> {
  return {
    sha: commit.sha,
    node_id: nodeId('C', commit.sha),
    url: repoApi(world, repository, `/git/commits/${commit.sha}`),
    html_url: web(world, repository, `/commit/${commit.sha}`),
    author: commit.author,
    committer: commit.committer,
    tree: treeLink(world, repository, commit.tree),
    message: commit.message,
    parents: commit.parents.map((sha) => parentLink(world, repository, sha, 'git/commits')),
    verification,
  };
}

/** The head commit as runs and pushes carry it. */
export function simpleCommitShape(commit: CommitObject): Record<string, unknown> {
  return {
    id: commit.sha,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}

export function fileShape(
  world: World,
  repository: Repository,
  file: ChangedFile,
  sha: string,
): Record<string, unknown> {
  const path = file.filename.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.blob,
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: web(world, repository, `/blob/${sha}/${path}`),
    raw_url: web(world, repository, `/raw/${sha}/${path}`),
    contents_url: repoApi(world, repository, `/contents/${path}?ref=${sha}`),
    ...(file.previousFilename === undefined ? {} : { previous_filename: file.previousFilename }),
  };
}

function userOf(world: World, who: Signature): unknown {
  const account = world.accounts.ofAuthor(who);
  return account === undefined ? null : simpleUser(world, account.login);
}

const treeLink = (world: World, repository: Repository, sha: string) => ({
  sha,
  url: repoApi(world, repository, `/git/trees/${sha}`),
});

const parentLink = (world: World, repository: Repository, sha: string, under: string) => ({
  sha,
  url: repoApi(world, repository, `/${under}/${sha}`),
  html_url: web(world, repository, `/commit/${sha}`),
});
