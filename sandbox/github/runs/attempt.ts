import { isoSeconds } from '../git/commit-object.ts';
import { runPayload } from '../hooks/payloads.ts';
import type { Repository } from '../state/repository.ts';
import type { Attempt, Conclusion, WorkflowRun } from '../state/workflow-run.ts';
import { stamp, type World } from '../state/world.ts';
import { concludeJobs, jobsOf, startJobs } from './jobs.ts';
import type { Outcome } from './run-plan.ts';
import type { WorkflowJob } from './workflow-file.ts';

type Planned = { readonly cancel: () => void };

const plannedByAttempt = new WeakMap<Attempt, Planned[]>();

/** Adds an attempt to a run, tells the webhooks, and plans how it goes on. */
export function beginAttempt(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  given: { readonly actor: string; readonly jobs: readonly WorkflowJob[] },
): void {
  const at = stamp(world);
  const attempt: Attempt = {
    number: run.attempts.length + 1,
    actor: given.actor,
    startedAt: at,
    updatedAt: at,
    status: 'queued',
    conclusion: null,
    jobs: jobsOf(world, given.jobs, at),
  };
  run.attempts.push(attempt);
  tell(world, repository, run, 'requested');
  plan(world, repository, run, attempt, world.plans.take(run.path));
}

/** Drops what was planned for an attempt and plans it anew from now. */
export function plan(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  attempt: Attempt,
  outcome: Outcome,
): void {
  drop(attempt);
  const pace = world.plans.pace;
  if (pace === 'manual') return;
  const start = world.now().getTime();
  const queuedMs = attempt.status === 'queued' ? pace.queuedMs : 0;
  const late = outcome.kind === 'late' ? outcome.byMs : 0;
  const planned: Planned[] = [];
  const after = (ms: number, act: (time: Date) => void) =>
    planned.push(world.agenda.at(new Date(start + ms), act));
  if (outcome.kind === 'hang' && outcome.at === 'queued') return;
  after(queuedMs, (time) => startAttempt(world, repository, run, time));
  if (outcome.kind !== 'hang') {
    after(queuedMs + pace.runsMs + late, (time) =>
      concludeAttempt(world, repository, run, conclusionOf(outcome), {
        job: outcome.kind === 'fail' ? outcome.job : undefined,
        time,
      }),
    );
  }
  plannedByAttempt.set(attempt, planned);
}

export function startAttempt(world: World, repository: Repository, run: WorkflowRun, time: Date): void {
  const attempt = run.attempts.at(-1);
  if (attempt === undefined || attempt.status !== 'queued') return;
  attempt.status = 'in_progress';
  attempt.updatedAt = isoSeconds(time);
  startJobs(attempt, attempt.updatedAt);
  tell(world, repository, run, 'in_progress');
}

/** Ends the newest attempt; `job` names the one that failed. */
export function concludeAttempt(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  conclusion: Conclusion,
  how: { readonly job?: string | undefined; readonly time: Date },
): void {
  const attempt = run.attempts.at(-1);
  if (attempt === undefined || attempt.status === 'completed') return;
  drop(attempt);
  attempt.status = 'completed';
  attempt.conclusion = conclusion;
  attempt.updatedAt = isoSeconds(how.time);
  concludeJobs(attempt, conclusion, { job: how.job, at: attempt.updatedAt });
  tell(world, repository, run, 'completed');
}

function conclusionOf(outcome: Outcome): Conclusion {
  if (outcome.kind === 'conclude') return outcome.conclusion;
  return outcome.kind === 'fail' ? 'failure' : 'success';
}

function drop(attempt: Attempt): void {
  for (const one of plannedByAttempt.get(attempt) ?? []) one.cancel();
  plannedByAttempt.delete(attempt);
}

function tell(world: World, repository: Repository, run: WorkflowRun, action: string): void {
  world.hooks.emit('workflow_run', runPayload(world, repository, run, action));
}
