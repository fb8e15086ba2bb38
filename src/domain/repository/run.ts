import type { Sha } from '../ids.ts';

/** Enough of a workflow run to find it again. */
export type RunReference = { readonly runId: number; readonly url: string };

/** A workflow run as GitHub describes it now. */
export type Run = RunReference & {
  readonly attempt: number;
  readonly number: number;
  /** The run's name as shown, where a dispatch id may stand. */
  readonly title: string;
  readonly event: string;
  /** The branch's or tag's short name. */
  readonly ref: string | null;
  readonly sha: Sha;
  readonly actor: string | null;
  readonly status: string;
  readonly conclusion: string | null;
  readonly createdAt: Date;
  /** When its latest attempt started, where GitHub says so. */
  readonly startedAt?: Date;
  /** When it last came to another state, as to its end, where GitHub says so. */
  readonly changedAt?: Date;
};

/** What a run's dispatch keeps of it, in GitHub's own words. */
export const seenOf = ({ attempt, url, status, conclusion }: Run) => ({
  runAttempt: attempt,
  runUrl: url,
  runStatus: status,
  runConclusion: conclusion,
});

/** GitHub has taken the run and has not begun it. */
export const isWaitingToStart = ({ status }: Run): boolean =>
  status === 'queued' || status === 'requested' || status === 'waiting' || status === 'pending';
