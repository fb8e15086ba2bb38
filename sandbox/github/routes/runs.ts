import { type Answer, created, notFound, ok, Refused } from '../answer.ts';
import { beginAttempt, concludeAttempt } from '../runs/attempt.ts';
import { jobShape, runShape } from '../shapes/run.ts';
import { type Attempt, latest, type WorkflowRun } from '../state/workflow-run.ts';
import { type Call, numberParam, pageOf, type Route } from './route.ts';
import { workflowOf } from './workflows.ts';

function runOf(call: Call): WorkflowRun {
  const id = numberParam(call, 'run_id');
  const run = call.repository.runs.find((one) => one.id === id);
  if (run === undefined) throw notFound();
  return run;
}

/** `>=2026-01-01`, `2026-01-01..2026-02-01` and the like, as GitHub's search writes dates. */
function inRange(range: string, at: string): boolean {
  const time = Date.parse(at);
  const [from, to] = range.split('..');
  if (to !== undefined) {
    return (from === '*' || time >= Date.parse(from ?? '')) && (to === '*' || time <= Date.parse(to));
  }
  const match = /^(>=|<=|>|<)?(.+)$/.exec(range);
  const limit = Date.parse(match?.[2] ?? '');
  if (match?.[1] === '>=') return time >= limit;
  if (match?.[1] === '<=') return time <= limit;
  if (match?.[1] === '>') return time > limit;
  if (match?.[1] === '<') return time < limit;
  return at.startsWith(range);
}

function listed(call: Call, runs: readonly WorkflowRun[]): Answer {
  const wanted = (key: string, of: (run: WorkflowRun) => string | null) => {
    const value = call.query.get(key);
    return (run: WorkflowRun) => value === null || of(run) === value;
  };
  const status = call.query.get('status');
  const created = call.query.get('created');
  const { world } = call;
  const visibleUntil = world.now().getTime() - world.plans.hiddenForMs;
  const found = runs
    .filter((run) => Date.parse(run.createdAt) <= visibleUntil)
    .filter(wanted('event', (run) => run.event))
    .filter(wanted('branch', (run) => run.headBranch))
    .filter(wanted('head_sha', (run) => run.headSha))
    .filter(wanted('actor', (run) => run.actor))
    .filter((run) => status === null || latest(run).status === status || latest(run).conclusion === status)
    .filter((run) => created === null || inRange(created, run.createdAt))
    .toReversed();
  // A filtered search never gives more than a thousand.
  const { items, headers } = pageOf(call, found.slice(0, 1000));
  const shaped = items.map((run) => runShape(call.world, call.repository, run));
  return { ...ok({ total_count: found.length, workflow_runs: shaped }), headers };
}

function attemptOf(call: Call, run: WorkflowRun): Attempt {
  const number = numberParam(call, 'attempt_number');
  const attempt = run.attempts.find((one) => one.number === number);
  if (attempt === undefined) throw notFound();
  return attempt;
}

function jobs(call: Call, run: WorkflowRun, attempts: readonly Attempt[]): Answer {
  const all = attempts.flatMap((attempt) =>
    attempt.jobs.map((job) => jobShape(call.world, call.repository, run, attempt, job)),
  );
  const { items, headers } = pageOf(call, all);
  return { ...ok({ total_count: all.length, jobs: items }), headers };
}

function cancel(call: Call): Answer {
  const run = runOf(call);
  if (latest(run).status === 'completed')
    throw new Refused(409, 'Cannot cancel a workflow run that is completed.');
  const { world, repository } = call;
  if (!run.ignoresCancel) {
    world.agenda.at(world.now(), (time) => concludeAttempt(world, repository, run, 'cancelled', { time }));
  }
  return { status: 202, body: {} };
}

function again(call: Call, which: 'all' | 'failed'): Answer {
  const run = runOf(call);
  const last = latest(run);
  if (last.status !== 'completed') throw new Refused(403, 'This workflow is already running');
  if (which === 'failed' && last.conclusion === 'success')
    throw new Refused(403, 'This workflow run has no failed jobs');
  const jobs = last.jobs.map((job) => ({
    key: job.key,
    name: job.name,
    needs: job.needs,
    steps: job.steps.slice(1, -1).map((step) => step.name),
  }));
  beginAttempt(call.world, call.repository, run, { actor: call.grant.login, jobs });
  return created({});
}

export const runRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
    needs: 'actions:read',
    async handle(call) {
      const { id } = await workflowOf(call);
      return listed(
        call,
        call.repository.runs.filter((run) => run.workflowId === id),
      );
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/actions/runs',
    needs: 'actions:read',
    handle: (call) => listed(call, call.repository.runs),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/actions/runs/{run_id}',
    needs: 'actions:read',
    handle: (call) => ok(runShape(call.world, call.repository, runOf(call))),
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
    needs: 'actions:read',
    handle(call) {
      const run = runOf(call);
      return ok(runShape(call.world, call.repository, run, attemptOf(call, run)));
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs',
    needs: 'actions:read',
    handle(call) {
      const run = runOf(call);
      return jobs(call, run, [attemptOf(call, run)]);
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    needs: 'actions:read',
    handle(call) {
      const run = runOf(call);
      return jobs(call, run, call.query.get('filter') === 'all' ? run.attempts : [latest(run)]);
    },
  },
  {
    method: 'GET',
    path: '/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
    needs: 'actions:read',
    handle(call) {
      runOf(call);
      return ok({ total_count: 0, artifacts: [] });
    },
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/actions/runs/{run_id}/cancel',
    needs: 'actions:write',
    handle: cancel,
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/actions/runs/{run_id}/rerun',
    needs: 'actions:write',
    handle: (call) => again(call, 'all'),
  },
  {
    method: 'POST',
    path: '/repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs',
    needs: 'actions:write',
    handle: (call) => again(call, 'failed'),
  },
];
