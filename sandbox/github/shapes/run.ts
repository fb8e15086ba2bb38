import type { Repository } from '../state/repository.ts';
import { type Attempt, type Job, latest, type WorkflowRun } from '../state/workflow-run.ts';
import type { World } from '../state/world.ts';
import { simpleCommitShape } from './commit.ts';
import { nodeId, repoApi, web } from './links.ts';
import { minimalRepository } from './repository.ts';
import { simpleUser } from './user.ts';

export function runShape(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  attempt: Attempt = latest(run),
): Record<string, unknown> {
  const url = repoApi(world, repository, `/actions/runs/${run.id}`);
  const suite = run.id + 500_000_000;
  const small = minimalRepository(world, repository);
  return {
    id: run.id,
    name: run.workflowName,
    node_id: nodeId('WFR', run.id),
    check_suite_id: suite,
    check_suite_node_id: nodeId('CS', suite),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    run_number: run.number,
    run_attempt: attempt.number,
    event: run.event,
    display_title: run.displayTitle,
    status: attempt.status,
    conclusion: attempt.conclusion,
    workflow_id: run.workflowId,
    url,
    html_url: web(world, repository, `/actions/runs/${run.id}`),
    pull_requests: [],
    created_at: run.createdAt,
    updated_at: attempt.updatedAt,
    actor: simpleUser(world, run.actor),
    triggering_actor: simpleUser(world, attempt.actor),
    run_started_at: attempt.startedAt,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: repoApi(world, repository, `/check-suites/${suite}`),
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt.number > 1 ? `${url}/attempts/${attempt.number - 1}` : null,
    workflow_url: repoApi(world, repository, `/actions/workflows/${run.workflowId}`),
    head_commit: run.headCommit === undefined ? null : simpleCommitShape(run.headCommit),
    repository: small,
    head_repository: small,
    referenced_workflows: [],
  };
}

export function jobShape(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  attempt: Attempt,
  job: Job,
): Record<string, unknown> {
  return {
    id: job.id,
    run_id: run.id,
    run_url: repoApi(world, repository, `/actions/runs/${run.id}`),
    run_attempt: attempt.number,
    node_id: nodeId('CR', job.id),
    head_sha: run.headSha,
    head_branch: run.headBranch,
    workflow_name: run.workflowName,
    url: repoApi(world, repository, `/actions/jobs/${job.id}`),
    html_url: web(world, repository, `/actions/runs/${run.id}/job/${job.id}`),
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    name: job.name,
    steps: job.steps.map((step) => ({
      name: step.name,
      status: step.status,
      conclusion: step.conclusion,
      number: step.number,
      started_at: step.startedAt,
      completed_at: step.completedAt,
    })),
    check_run_url: repoApi(world, repository, `/check-runs/${job.id}`),
    labels: ['ubuntu-latest'],
    runner_id: job.status === 'queued' ? null : 1,
    runner_name: job.status === 'queued' ? null : 'stand-in runner',
    runner_group_id: job.status === 'queued' ? null : 1,
    runner_group_name: job.status === 'queued' ? null : 'stand-in',
  };
}

export function workflowShape(
  world: World,
  repository: Repository,
  workflow: { readonly id: number; readonly name: string; readonly path: string },
): Record<string, unknown> {
  return {
    id: workflow.id,
    node_id: nodeId('W', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    url: repoApi(world, repository, `/actions/workflows/${workflow.id}`),
    html_url: web(world, repository, `/blob/${repository.defaultBranch}/${workflow.path}`),
    badge_url: web(world, repository, `/workflows/${encodeURIComponent(workflow.name)}/badge.svg`),
  };
}
