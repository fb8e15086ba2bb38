import type { CommitObject } from '../git/commit-object.ts';
import { checkRunShape } from '../shapes/check-run.ts';
import { commitShape } from '../shapes/commit.ts';
import { web } from '../shapes/links.ts';
import type { CheckRun, CommitStatus } from '../state/check.ts';
import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';
import { type Payload, subjectPayload } from './payloads.ts';

/** `check_run`: an app reported a check on a commit. */
export function checkPayload(world: World, repository: Repository, check: CheckRun): Payload {
  const page = web(world, repository, `/runs/${check.id}`);
  const check_run = checkRunShape(world, repository, check.sha, { ...check, suite: check.id, page });
  const action = check.status === 'completed' ? 'completed' : 'created';
  return subjectPayload(world, repository, { action, check_run }, `${check.app}[bot]`);
}

/** `status`: somebody reported a status on a commit. */
export function statusPayload(
  world: World,
  repository: Repository,
  status: CommitStatus,
  commit: CommitObject,
): Payload {
  const subject = {
    id: status.id,
    sha: status.sha,
    name: `${repository.owner}/${repository.name}`,
    context: status.context,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    branches: [],
    commit: commitShape(world, repository, commit),
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
  return subjectPayload(world, repository, subject, status.creator);
}
