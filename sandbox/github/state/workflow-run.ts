import type { CommitObject } from '../git/commit-object.ts';

export type Conclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'neutral'
  | 'timed_out'
  | 'stale'
  | 'startup_failure';

type RunStatus = 'queued' | 'in_progress' | 'completed' | 'waiting';

type Step = {
  readonly name: string;
  readonly number: number;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  startedAt: string | null;
  completedAt: string | null;
};

export type Job = {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly needs: readonly string[];
  status: RunStatus;
  conclusion: Conclusion | null;
  readonly createdAt: string;
  startedAt: string;
  completedAt: string | null;
  readonly steps: readonly Step[];
};

/** One attempt of a run; a re-run adds one and keeps the run's id. */
export type Attempt = {
  readonly number: number;
  readonly actor: string;
  readonly startedAt: string;
  updatedAt: string;
  status: RunStatus;
  conclusion: Conclusion | null;
  jobs: readonly Job[];
};

export type WorkflowRun = {
  readonly id: number;
  readonly workflowId: number;
  readonly workflowName: string;
  readonly path: string;
  readonly number: number;
  readonly event: string;
  readonly displayTitle: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly headCommit: CommitObject | undefined;
  readonly actor: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly createdAt: string;
  /** Set by control: a request to cancel is accepted and has no effect. */
  ignoresCancel: boolean;
  readonly attempts: Attempt[];
};

/** The newest attempt: what GitHub shows as the run's state. */
export function latest(run: WorkflowRun): Attempt {
  const attempt = run.attempts.at(-1);
  if (attempt === undefined) throw new Error(`Run ${run.id} has no attempt.`);
  return attempt;
}
