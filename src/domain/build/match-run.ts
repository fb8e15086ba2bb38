import type { Dispatch } from '../release/dispatch.ts';
import type { Run } from '../repository/run.ts';

/** How far GitHub's clock may be behind ours, or ahead. */
const clockSkewMs = 60_000;

export type Match =
  | { readonly kind: 'found'; readonly run: Run }
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear'; readonly runs: number };

/**
 * The run that a dispatch started: the one that carries its id, else the only one that fits in event,
 * tag, commit, actor and time (promise 3). Never the latest. One that fits in all but the commit is ours too,
 * and works on the wrong thing: it is to be found, not to be repeated (promise 18).
 */
export function matchRun(dispatch: Dispatch, runs: readonly Run[], ownLogin: string | null): Match {
  const named = runs.filter((run) => run.title.includes(dispatch.id));
  // Ids are unique: were it in two runs, somebody repeated our dispatch by hand, and the first is ours.
  const first = named.toSorted((a, b) => a.runId - b.runId)[0];
  if (first !== undefined) return { kind: 'found', run: first };

  const earliest = (dispatch.sentAt ?? dispatch.wantedAt).getTime() - clockSkewMs;
  const fitting = runs.filter(
    (run) =>
      run.event === 'workflow_dispatch' &&
      run.ref === dispatch.ref &&
      (ownLogin === null || run.actor === null || run.actor === ownLogin) &&
      run.createdAt.getTime() >= earliest &&
      !/\bwb-[a-z0-9]{12}\b/.test(run.title),
  );
  const ofTheCommit = fitting.filter(({ sha }) => sha === dispatch.sha);
  const possible = ofTheCommit.length > 0 ? ofTheCommit : fitting;
  const [only] = possible;
  if (only === undefined) return { kind: 'none' };
  return possible.length === 1 ? { kind: 'found', run: only } : { kind: 'unclear', runs: possible.length };
}
