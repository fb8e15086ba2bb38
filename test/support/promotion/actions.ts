import type { Sha } from '../../../src/domain/ids.ts';
import type { Dispatch } from '../../../src/domain/release/dispatch.ts';
import type { WorkflowFile } from '../../../src/domain/repository/rules.ts';
import type { Run } from '../../../src/domain/repository/run.ts';
import type { Deployer } from '../../../src/ports/deployer.ts';

/** How the next start goes: with an answer or without, having started something or not. */
export type StartsSo = 'answered' | 'without-run-id' | 'lost-but-started' | 'lost' | 'refused' | 'limited';

/** GitHub Actions as far as deployments see it, in memory: what it was asked, and runs that a test moves. */
export type Actions = {
  readonly deployer: Deployer;
  /** Every dispatch that was sent, in order. */
  readonly sent: Dispatch[];
  readonly runs: Map<number, Run & { readonly dispatchId: string }>;
  readonly tags: Map<string, Sha>;
  readonly branches: Map<string, Sha>;
  startsSo: StartsSo;
  /** The commit that the next runs turn out to be of; null for what their tag says. */
  runsCommit: Sha | null;
  /** Runs whose list does not show them yet. */
  isHidden: boolean;
  /** Whether a run's name shows the dispatch's id. */
  isNamed: boolean;
  readonly underWay: () => readonly (Run & { readonly dispatchId: string })[];
  readonly move: (runId: number, changed: Partial<Run>) => void;
  readonly cancelled: Set<number>;
  /** The workflow as every tag has it; null where it is gone. */
  workflow: WorkflowFile | null;
  /** Everything is as it was at the beginning. */
  readonly forget: () => void;
};

const input = (name: string) =>
  ({ name, type: 'string', isRequired: true, hasDefault: false, choices: [] }) as const;

/** A workflow that takes what the environments of these tests give it. */
export const deployWorkflow: WorkflowFile = {
  file: 'deploy.yml',
  state: 'active',
  problem: null,
  inputs: [input('id'), input('to')],
  runName: null,
  tags: null,
  startsOnCreate: false,
  releaseEvents: [],
};

export function startActions(now: () => Date): Actions {
  let nextRun = 1000;
  const actions: Actions = {
    sent: [],
    runs: new Map(),
    tags: new Map(),
    branches: new Map(),
    startsSo: 'answered',
    runsCommit: null,
    isHidden: false,
    isNamed: false,
    cancelled: new Set(),
    workflow: deployWorkflow,
    forget: () => {
      Object.assign(actions, {
        startsSo: 'answered',
        runsCommit: null,
        isHidden: false,
        isNamed: false,
        workflow: deployWorkflow,
      });
      for (const part of [actions.runs, actions.tags, actions.branches, actions.cancelled]) part.clear();
      actions.sent.length = 0;
    },
    underWay: () => [...actions.runs.values()].filter(({ status }) => status !== 'completed'),
    move: (runId, changed) => {
      const run = actions.runs.get(runId);
      if (run !== undefined) actions.runs.set(runId, { ...run, ...changed });
    },
    deployer: {
      start: async (_, dispatch) => {
        actions.sent.push(dispatch);
        const how = actions.startsSo;
        actions.startsSo = 'answered';
        if (how === 'refused') return { kind: 'refused', status: 422 };
        if (how === 'limited') {
          actions.sent.pop();
          return { kind: 'limited', until: new Date(now().getTime() + 50 * 60_000) };
        }
        if (how === 'lost') return { kind: 'uncertain' };
        const run = begin(dispatch);
        if (how === 'lost-but-started') return { kind: 'uncertain' };
        return { kind: 'accepted', value: how === 'answered' ? run : null };
      },
      runsSince: async (_, { workflow }) =>
        actions.isHidden || workflow === '' ? [] : [...actions.runs.values()],
      look: async (_, runId) => ({ run: actions.runs.get(runId) ?? null, failingJob: null }),
      cancel: async (_, runId) => {
        actions.cancelled.add(runId);
      },
    },
  };

  function begin(dispatch: Dispatch) {
    nextRun += 1;
    const run = {
      runId: nextRun,
      url: `https://github.example/acme/storefront/actions/runs/${nextRun}`,
      attempt: 1,
      number: nextRun,
      title: actions.isNamed ? `Deploy ${dispatch.id}` : 'Deploy',
      event: 'workflow_dispatch',
      ref: dispatch.ref,
      sha: actions.runsCommit ?? dispatch.sha,
      actor: 'waybill-bot',
      status: 'queued',
      conclusion: null,
      createdAt: now(),
      dispatchId: dispatch.id,
    };
    actions.runs.set(run.runId, run);
    return run;
  }
  return actions;
}
