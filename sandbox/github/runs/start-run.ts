import type { Repository } from '../state/repository.ts';
import type { WorkflowRun } from '../state/workflow-run.ts';
import { stamp, type World } from '../state/world.ts';
import { beginAttempt } from './attempt.ts';
import { expandExpressions } from './expand-expressions.ts';
import { startsOn } from './push-filter.ts';
import { type WorkflowFile, workflowsAt } from './workflow-file.ts';

export type RunCause = {
  readonly event: string;
  /** The full ref it runs on. */
  readonly ref: string;
  readonly sha: string;
  readonly actor: string;
  readonly inputs: Readonly<Record<string, string>>;
};

/** The id a workflow keeps as long as its path stays. */
export function workflowId(world: World, repository: Repository, path: string): number {
  const known = repository.workflowIds.get(path);
  if (known !== undefined) return known;
  const id = world.nextId();
  repository.workflowIds.set(path, id);
  return id;
}

/** Creates a run of a workflow and sets it going. */
export async function startRun(
  world: World,
  repository: Repository,
  file: WorkflowFile,
  cause: RunCause,
): Promise<WorkflowRun> {
  const id = workflowId(world, repository, file.path);
  const number = repository.runs.filter((run) => run.workflowId === id).length + 1;
  const refName = cause.ref.replace(/^refs\/(heads|tags)\//, '');
  const commit = await repository.git.commit(cause.sha);
  const untitled = cause.event === 'workflow_dispatch' ? file.name : commit?.message.split('\n')[0];
  const title = expandExpressions(file.runName ?? '', {
    ...Object.fromEntries(Object.entries(cause.inputs).map(([key, value]) => [`inputs.${key}`, value])),
    'github.ref': cause.ref,
    'github.ref_name': refName,
    'github.sha': cause.sha,
    'github.actor': cause.actor,
    'github.event_name': cause.event,
    'github.run_number': String(number),
    'github.workflow': file.name,
  });
  const run: WorkflowRun = {
    id: world.nextId(),
    workflowId: id,
    workflowName: file.name,
    path: file.path,
    number,
    event: cause.event,
    displayTitle: title.trim() === '' ? (untitled ?? file.name) : title,
    headBranch: refName,
    headSha: cause.sha,
    headCommit: commit,
    actor: cause.actor,
    inputs: cause.inputs,
    createdAt: stamp(world),
    ignoresCancel: false,
    attempts: [],
  };
  repository.runs.push(run);
  beginAttempt(world, repository, run, { actor: cause.actor, jobs: file.jobs });
  return run;
}

/** Starts every workflow that a push of this ref starts. */
export async function startOnPush(
  world: World,
  repository: Repository,
  push: { readonly ref: string; readonly sha: string; readonly actor: string },
): Promise<void> {
  for (const file of await workflowsAt(repository.git, push.sha)) {
    if (file.push !== undefined && startsOn(file.push, push.ref)) {
      await startRun(world, repository, file, { ...push, event: 'push', inputs: {} });
    }
  }
}
