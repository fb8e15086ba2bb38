import type { CommitObject, Signature } from '../git/commit-object.ts';
import type { Pull } from '../pulls/pull.ts';
import { simpleCommitShape } from '../shapes/commit.ts';
import { nodeId, web } from '../shapes/links.ts';
import { simplePull } from '../shapes/pull.ts';
import { fullRepository } from '../shapes/repository.ts';
import { runShape, workflowShape } from '../shapes/run.ts';
import { simpleUser } from '../shapes/user.ts';
import type { Repository } from '../state/repository.ts';
import { latest, type WorkflowRun } from '../state/workflow-run.ts';
import type { World } from '../state/world.ts';

export type Payload = Readonly<Record<string, unknown>>;

/** What every webhook of an app carries besides its own subject. */
function envelope(world: World, repository: Repository, sender: string): Payload {
  const installation = world.grants.app.installationId;
  return {
    repository: fullRepository(world, repository),
    sender: simpleUser(world, sender),
    installation: { id: installation, node_id: nodeId('MDI', installation) },
  };
}

export function runPayload(world: World, repository: Repository, run: WorkflowRun, action: string): Payload {
  return {
    action,
    workflow_run: runShape(world, repository, run),
    workflow: workflowShape(world, repository, {
      id: run.workflowId,
      name: run.workflowName,
      path: run.path,
    }),
    ...envelope(world, repository, latest(run).actor),
  };
}

export function pullPayload(
  world: World,
  repository: Repository,
  pull: Pull,
  action: string,
  sender = pull.author,
): Payload {
  return {
    action,
    number: pull.number,
    pull_request: {
      ...simplePull(world, repository, pull),
      merged: pull.mergedAt !== undefined,
      mergeable: null,
      rebaseable: null,
      mergeable_state: 'unknown',
      merged_by: pull.mergedAt === undefined ? null : simpleUser(world, sender),
      comments: 0,
      review_comments: 0,
      maintainer_can_modify: false,
      commits: 1,
      additions: 0,
      deletions: 0,
      changed_files: 1,
    },
    ...envelope(world, repository, sender),
  };
}

export type RefMove = {
  readonly ref: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly sender: string;
};

export function pushPayload(
  world: World,
  repository: Repository,
  move: RefMove,
  commits: { readonly all: readonly CommitObject[]; readonly forced: boolean },
): Payload {
  const zero = '0'.repeat(40);
  const shaped = commits.all.map((commit) => ({
    ...simpleCommitShape(commit),
    distinct: true,
    url: web(world, repository, `/commit/${commit.sha}`),
    author: pusherOf(world, commit.author),
    committer: pusherOf(world, commit.committer),
    added: [],
    removed: [],
    modified: [],
  }));
  return {
    ref: move.ref,
    before: move.from ?? zero,
    after: move.to ?? zero,
    created: move.from === undefined,
    deleted: move.to === undefined,
    forced: commits.forced,
    base_ref: null,
    compare: web(
      world,
      repository,
      `/compare/${(move.from ?? zero).slice(0, 12)}...${(move.to ?? zero).slice(0, 12)}`,
    ),
    commits: shaped,
    head_commit: shaped.at(-1) ?? null,
    pusher: { name: move.sender, email: `${move.sender}@users.noreply.github.com` },
    ...envelope(world, repository, move.sender),
  };
}

/** `create` and `delete`: a branch or tag came or went. */
export function refPayload(world: World, repository: Repository, move: RefMove): Payload {
  const tag = move.ref.startsWith('refs/tags/');
  return {
    ref: move.ref.replace(/^refs\/(heads|tags)\//, ''),
    ref_type: tag ? 'tag' : 'branch',
    ...(move.to === undefined ? {} : { master_branch: repository.defaultBranch, description: null }),
    pusher_type: 'user',
    ...envelope(world, repository, move.sender),
  };
}

/** An event whose subject is already in its final shape: releases, deployments and the like. */
export function subjectPayload(
  world: World,
  repository: Repository,
  subject: Payload,
  sender: string,
): Payload {
  return { ...subject, ...envelope(world, repository, sender) };
}

function pusherOf(world: World, who: Signature): Record<string, unknown> {
  const account = world.accounts.ofAuthor(who);
  return { ...who, ...(account === undefined ? {} : { username: account.login }) };
}
