import type { Dispatch } from '../domain/release/dispatch.ts';
import type { Run, RunReference } from '../domain/repository/run.ts';
import type { Sent } from './github.ts';

/** One kind of machinery that brings a candidate into an environment. It is asked, watched and cancelled. */
export type Deployer = {
  /** One request, never repeated by itself; *uncertain* where its answer was lost. */
  readonly start: (repository: string, dispatch: Dispatch) => Promise<Sent<RunReference | null>>;
  /** Runs that a lost start may have begun. */
  readonly runsSince: (repository: string, dispatch: Dispatch) => Promise<readonly Run[]>;
  readonly look: (
    repository: string,
    runId: number,
  ) => Promise<{ readonly run: Run | null; readonly failingJob: string | null }>;
  readonly cancel: (repository: string, runId: number) => Promise<void>;
};
