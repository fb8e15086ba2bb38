/** A workflow's run as the plain server lists it. */
export type PlainRun = {
  readonly id: number;
  readonly workflow: string;
  readonly ref: string;
  readonly sha: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly createdAt: string;
  status: 'in_progress' | 'completed';
  conclusion: string | null;
};

/** What becomes of what is dispatched: a conclusion at once, or `by hand` for a run that a test ends. */
export type Fate = (run: Pick<PlainRun, 'workflow' | 'inputs'>) => string;

export type PlainRuns = {
  readonly all: PlainRun[];
  fate: Fate;
  readonly start: (run: Pick<PlainRun, 'workflow' | 'ref' | 'sha' | 'inputs'>) => PlainRun;
  readonly end: (run: PlainRun, conclusion: string) => void;
};

export const succeeds: Fate = () => 'success';

/** Runs that end as soon as they are asked for, unless a test says otherwise. */
export function makeRuns(onEnd: (run: PlainRun) => void): PlainRuns {
  const runs: PlainRuns = {
    all: [],
    fate: succeeds,
    start: (asked) => {
      const run: PlainRun = {
        ...asked,
        id: 900 + runs.all.length,
        createdAt: new Date().toISOString(),
        status: 'in_progress',
        conclusion: null,
      };
      runs.all.push(run);
      const fate = runs.fate(run);
      if (fate !== 'by hand') setImmediate(() => runs.end(run, fate));
      return run;
    },
    end: (run, conclusion) => {
      run.status = 'completed';
      run.conclusion = conclusion;
      onEnd(run);
    },
  };
  return runs;
}

/** The fields that GitHub documents, and no more than Waybill has to have. */
export const runAnswer = (run: PlainRun): Record<string, unknown> => ({
  id: run.id,
  name: 'Work',
  display_title: 'Work',
  run_number: run.id - 899,
  run_attempt: 1,
  event: 'workflow_dispatch',
  status: run.status,
  conclusion: run.conclusion,
  head_branch: run.ref,
  head_sha: run.sha,
  html_url: `https://github.example/acme/storefront/actions/runs/${run.id}`,
  created_at: run.createdAt,
  path: `.github/workflows/${run.workflow}`,
  actor: { login: 'bot' },
});
