import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import type { UserId } from '../../../src/domain/ids.ts';
import type { Candidate } from '../../../src/domain/release/candidate.ts';
import type { Asker } from '../../../src/operations/authorize.ts';
import { type RollbackAsk, rollBack } from '../../../src/operations/roll-back.ts';
import type { LaneBench } from './lane-bench.ts';
import { captain } from './open-environment.ts';

/** What tests about rollbacks do with a lane. */
export type Rollbacks = {
  /** Brings a new candidate there, verified. */
  readonly deliver: (environment?: string) => Promise<Candidate>;
  /** Begins to bring a new candidate there: its run is under way. */
  readonly begin: () => Promise<{ candidate: Candidate; deployment: Deployment; runId: number }>;
  /** The run that is under way ends. */
  readonly end: (conclusion: string) => Promise<void>;
  readonly order: (changed?: Partial<RollbackAsk>, by?: UserId | Asker) => ReturnType<typeof rollBack>;
  /** Orders one, and answers with its row. */
  readonly back: (changed?: Partial<RollbackAsk>) => Promise<Deployment>;
  readonly fresh: (candidate: Candidate) => Promise<Candidate>;
};

export function rollbacksOn(bench: LaneBench): Rollbacks {
  const rollbacks: Rollbacks = {
    deliver: async (environment = 'production') => {
      const candidate = await bench.candidate();
      await bench.request(candidate, environment);
      await bench.settle();
      await rollbacks.end('success');
      return candidate;
    },
    begin: async () => {
      const candidate = await bench.candidate();
      const deployment = await bench.request(candidate);
      await bench.settle();
      return { candidate, deployment, runId: bench.actions.underWay()[0]?.runId ?? 0 };
    },
    end: async (conclusion) => {
      const [run] = bench.actions.underWay();
      bench.actions.move(run?.runId ?? 0, { status: 'completed', conclusion });
      await bench.forward(61_000);
    },
    order: async (changed = {}, by = captain) => {
      const [any] = await bench.ports.store.projects();
      if (any === undefined) throw new Error('no project');
      const names = changed.environments ?? any.configuration.environments.slice(0, 1);
      return rollBack(
        bench.ports,
        { kind: 'person', asker: typeof by === 'string' ? await bench.by(by) : by },
        {
          project: any,
          to: null,
          expects: {},
          because: 'checkout is broken',
          plan: null,
          parameters: 'recorded',
          migrations: 'shown',
          ...changed,
          environments: names,
        },
      );
    },
    back: async (changed = {}) => {
      const outcome = await rollbacks.order(changed);
      const result = outcome.ok ? outcome.value[0]?.outcome : outcome;
      if (result?.ok !== true) throw new Error(`refused: ${JSON.stringify(outcome)}`);
      return bench.look({ id: result.value.deploymentId });
    },
    fresh: async ({ id }) => {
      const found = await bench.ports.store.candidate(id);
      if (found === null) throw new Error('no such candidate');
      return found;
    },
  };
  return rollbacks;
}
