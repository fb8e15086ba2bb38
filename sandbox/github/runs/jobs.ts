import type { Attempt, Conclusion, Job } from '../state/workflow-run.ts';
import type { World } from '../state/world.ts';
import type { WorkflowJob } from './workflow-file.ts';

/** The jobs of a new attempt, all queued; a workflow that names none gets one, as there is always something to fail. */
export function jobsOf(world: World, declared: readonly WorkflowJob[], at: string): Job[] {
  const jobs = declared.length > 0 ? declared : [{ key: 'build', name: 'build', needs: [], steps: [] }];
  return jobs.map((job) => ({
    id: world.nextId(),
    key: job.key,
    name: job.name,
    needs: job.needs,
    status: 'queued',
    conclusion: null,
    createdAt: at,
    startedAt: at,
    completedAt: null,
    steps: ['Set up job', ...job.steps, 'Complete job'].map((name, index) => ({
      name,
      number: index + 1,
      status: 'queued',
      conclusion: null,
      startedAt: null,
      completedAt: null,
    })),
  }));
}

export function startJobs(attempt: Attempt, at: string): void {
  for (const job of attempt.jobs.filter((one) => one.needs.length === 0)) {
    job.status = 'in_progress';
    job.startedAt = at;
    const first = job.steps[0];
    if (first !== undefined) Object.assign(first, { status: 'in_progress', startedAt: at });
  }
}

/** Ends all jobs: before the failing one they succeeded, what needs it is skipped. */
export function concludeJobs(
  attempt: Attempt,
  conclusion: Conclusion,
  how: { readonly job: string | undefined; readonly at: string },
): void {
  const failing =
    conclusion === 'success'
      ? undefined
      : (attempt.jobs.find((job) => job.name === how.job || job.key === how.job) ?? attempt.jobs[0]);
  const skipped = new Set<string>();
  for (const job of attempt.jobs) {
    const result = resultOf(job, { failing, skipped, conclusion });
    if (result === 'skipped' || job === failing) skipped.add(job.key);
    endJob(job, result, how.at);
  }
}

function resultOf(
  job: Job,
  facts: { failing: Job | undefined; skipped: ReadonlySet<string>; conclusion: Conclusion },
): Conclusion {
  if (job === facts.failing) return facts.conclusion === 'startup_failure' ? 'failure' : facts.conclusion;
  return job.needs.some((need) => facts.skipped.has(need)) ? 'skipped' : 'success';
}

function endJob(job: Job, conclusion: Conclusion, at: string): void {
  job.status = 'completed';
  // A job has fewer conclusions than a run.
  job.conclusion = conclusion === 'stale' ? 'cancelled' : conclusion;
  job.completedAt = at;
  const last = job.steps.at(-2) ?? job.steps.at(-1);
  for (const step of job.steps) {
    step.status = 'completed';
    step.startedAt ??= at;
    step.completedAt = at;
    step.conclusion = step === last || conclusion === 'skipped' ? conclusion : 'success';
  }
}
