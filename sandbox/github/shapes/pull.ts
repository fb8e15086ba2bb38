import type { Pull } from '../pulls/pull.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { nodeId, repoApi, web } from './links.ts';
import { fullRepository } from './repository.ts';
import { simpleUser } from './user.ts';

/** A pull request as lists carry it. */
export function simplePull(world: World, repository: Repository, pull: Pull): Record<string, unknown> {
  const url = repoApi(world, repository, `/pulls/${pull.number}`);
  const issue = repoApi(world, repository, `/issues/${pull.number}`);
  const page = web(world, repository, `/pull/${pull.number}`);
  const id = repository.id * 100_000 + pull.number;
  const statuses = repoApi(world, repository, `/statuses/${pull.headSha}`);
  return {
    url,
    id,
    node_id: nodeId('PR', id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: simpleUser(world, pull.author),
    body: pull.body,
    created_at: pull.createdAt,
    updated_at: pull.closedAt ?? pull.createdAt,
    closed_at: pull.closedAt ?? null,
    merged_at: pull.mergedAt ?? null,
    merge_commit_sha: pull.mergeSha ?? null,
    assignee: pull.assignees[0] === undefined ? null : simpleUser(world, pull.assignees[0]),
    assignees: pull.assignees.map((login) => simpleUser(world, login)),
    requested_reviewers: [],
    requested_teams: [],
    labels: pull.labels.map((name) => labelShape(world, repository, name)),
    milestone: null,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repoApi(world, repository)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    head: end(world, repository, pull.head, pull.headSha),
    base: end(world, repository, pull.base, pull.baseSha),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${repoApi(world, repository)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** A pull request as it is answered for itself. */
export function fullPull(
  world: World,
  repository: Repository,
  pull: Pull,
  facts: {
    readonly commits: number;
    readonly additions: number;
    readonly deletions: number;
    readonly files: number;
    readonly mergeable: boolean | null;
  },
): Record<string, unknown> {
  return {
    ...simplePull(world, repository, pull),
    merged: pull.mergedAt !== undefined,
    mergeable: facts.mergeable,
    mergeable_state: facts.mergeable === null ? 'unknown' : facts.mergeable ? 'clean' : 'dirty',
    rebaseable: facts.mergeable,
    merged_by: pull.mergedAt === undefined ? null : simpleUser(world, pull.author),
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: facts.commits,
    additions: facts.additions,
    deletions: facts.deletions,
    changed_files: facts.files,
  };
}

function end(world: World, repository: Repository, ref: string, sha: string): Record<string, unknown> {
  return {
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: simpleUser(world, repository.owner),
    repo: fullRepository(world, repository),
  };
}

function labelShape(world: World, repository: Repository, name: string): Record<string, unknown> {
  const id = repository.id * 1000 + name.length;
  return {
    id,
    node_id: nodeId('LA', id),
    url: repoApi(world, repository, `/labels/${encodeURIComponent(name)}`),
    name,
    description: '',
    color: 'ededed',
    default: false,
  };
}
