import { concludeAttempt, plan, startAttempt } from '../runs/attempt.ts';
import type { Outcome, Pace } from '../runs/run-plan.ts';
import { startRun } from '../runs/start-run.ts';
import { workflowAt } from '../runs/workflow-file.ts';
import type { Repository } from '../state/repository.ts';
import { type Conclusion, latest, type WorkflowRun } from '../state/workflow-run.ts';
import type { World } from '../state/world.ts';

/** A run as control and the page show it. */
type RunView = {
  readonly repository: string;
  readonly id: number;
  readonly workflow: string;
  readonly title: string;
  readonly event: string;
  readonly ref: string;
  readonly sha: string;
  readonly actor: string;
  readonly attempt: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly inputs: Readonly<Record<string, string>>;
  readonly jobs: readonly {
    readonly name: string;
    readonly status: string;
    readonly conclusion: string | null;
  }[];
};

/** What becomes of workflow runs. */
export type RunControl = {
  /** Newest first. */
  readonly list: () => RunView[];
  /** The next runs (of one workflow file, when named) end like this. */
  readonly order: (
    outcome: Outcome,
    options?: { workflow?: string | undefined; times?: number | undefined },
  ) => void;
  readonly pace: (pace: Pace) => void;
  /** New runs are missing from lists for so long; by their id they can be read at once. */
  readonly hideNew: (ms: number) => void;
  /** A run that exists already goes on like this from now. */
  readonly decide: (id: number, outcome: Outcome) => void;
  /** From queued to in progress, now. */
  readonly start: (id: number) => void;
  /** To its end, now. */
  readonly conclude: (id: number, conclusion: Conclusion, job?: string) => void;
  /** Requests to cancel it are accepted and have no effect. */
  readonly ignoreCancel: (id: number) => void;
  /** Somebody else starts a workflow by hand, as from GitHub's page. */
  readonly startByHand: (given: {
    repository?: string | undefined;
    workflow: string;
    ref: string;
    inputs?: Readonly<Record<string, string>> | undefined;
    actor: string;
  }) => Promise<number>;
};

export function runControl(world: World, repositoryOf: (name: string | undefined) => Repository): RunControl {
  const found = (id: number): { repository: Repository; run: WorkflowRun } => {
    for (const repository of world.repositories) {
      const run = repository.runs.find((one) => one.id === id);
      if (run !== undefined) return { repository, run };
    }
    throw new Error(`There is no run ${id}.`);
  };
  const begin = ({ repository, run }: { repository: Repository; run: WorkflowRun }) =>
    startAttempt(world, repository, run, world.now());
  return {
    list: () =>
      world.repositories
        .flatMap((repository) => repository.runs.map((run) => viewOf(repository, run)))
        .toSorted((a, b) => b.id - a.id),
    order: (outcome, options) => world.plans.order(outcome, options),
    pace: (pace) => {
      world.plans.pace = pace;
    },
    hideNew: (ms) => {
      world.plans.hiddenForMs = ms;
    },
    decide(id, outcome) {
      const { repository, run } = found(id);
      if (latest(run).status !== 'completed') plan(world, repository, run, latest(run), outcome);
      world.agenda.settle();
    },
    start: (id) => begin(found(id)),
    conclude(id, conclusion, job) {
      const { repository, run } = found(id);
      if (conclusion !== 'cancelled') begin({ repository, run });
      concludeAttempt(world, repository, run, conclusion, { job, time: world.now() });
    },
    ignoreCancel: (id) => {
      found(id).run.ignoresCancel = true;
    },
    async startByHand(given) {
      const repository = repositoryOf(given.repository);
      const sha = await repository.git.resolve(given.ref);
      const path = `.github/workflows/${given.workflow}`;
      const file = sha === undefined ? undefined : await workflowAt(repository.git, sha, path);
      if (sha === undefined || file === undefined) throw new Error(`There is no ${path} on ${given.ref}.`);
      const inputs = given.inputs ?? {};
      const run = await startRun(world, repository, file, {
        ...given,
        inputs,
        sha,
        event: 'workflow_dispatch',
      });
      return run.id;
    },
  };
}

function viewOf(repository: Repository, run: WorkflowRun): RunView {
  const attempt = latest(run);
  return {
    repository: `${repository.owner}/${repository.name}`,
    id: run.id,
    workflow: run.path,
    title: run.displayTitle,
    event: run.event,
    ref: run.headBranch,
    sha: run.headSha,
    actor: run.actor,
    attempt: attempt.number,
    status: attempt.status,
    conclusion: attempt.conclusion,
    inputs: run.inputs,
    jobs: attempt.jobs.map(({ name, status, conclusion }) => ({ name, status, conclusion })),
  };
}
