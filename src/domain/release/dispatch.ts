import type { CandidateId, DeploymentId, DispatchId, Sha } from '../ids.ts';
import type { ActorName } from '../trail/event.ts';

/**
 * Where one attempt to start a workflow stands. *Sending* is written before the request leaves;
 * *uncertain* means that its answer was lost, and the run is looked for before anything is sent again.
 */
export const dispatchStates = [
  'wanted',
  'sending',
  'uncertain',
  'running',
  'succeeded',
  'failed',
  'errored',
] as const;
export type DispatchState = (typeof dispatchStates)[number];

/** One attempt to have GitHub run a workflow for a candidate; sent at most once. */
export type Dispatch = {
  readonly id: DispatchId;
  readonly candidateId: CandidateId;
  /** Null for the candidate's build. */
  readonly deploymentId: DeploymentId | null;
  /** Counts from 1 within its build or deployment. */
  readonly attempt: number;
  readonly state: DispatchState;
  /** The workflow's file name, as in `build.yml`. */
  readonly workflow: string;
  /** The candidate's tag, without `refs/tags/`. */
  readonly ref: string;
  readonly sha: Sha;
  readonly inputs: Readonly<Record<string, string>>;
  readonly askedBy: ActorName;
  readonly wantedAt: Date;
  readonly sentAt: Date | null;
  readonly runId: number | null;
  readonly runAttempt: number | null;
  readonly runUrl: string | null;
  /** GitHub's own words: `queued`, `in_progress`, `completed`, …; `success`, `failure`, … */
  readonly runStatus: string | null;
  readonly runConclusion: string | null;
  readonly failingJob: string | null;
  /** When it was said that nothing had started. */
  readonly lateSaidAt: Date | null;
  /** When to look at GitHub next; null where there is nothing more to see. */
  readonly lookAt: Date | null;
  readonly looks: number;
  readonly endedAt: Date | null;
  readonly revision: number;
};

/** What is decided of an attempt before anything of it is sent. */
type Wanted = Pick<
  Dispatch,
  'id' | 'candidateId' | 'deploymentId' | 'attempt' | 'workflow' | 'ref' | 'sha' | 'inputs' | 'askedBy'
>;

/** An attempt that is to be sent: nothing of it is known yet. */
export const wantDispatch = (wanted: Wanted, now: Date): Dispatch => ({
  ...wanted,
  state: 'wanted',
  wantedAt: now,
  sentAt: null,
  runId: null,
  runAttempt: null,
  runUrl: null,
  runStatus: null,
  runConclusion: null,
  failingJob: null,
  lateSaidAt: null,
  lookAt: now,
  looks: 0,
  endedAt: null,
  revision: 1,
});
