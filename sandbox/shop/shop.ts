import type { RunControl } from '../github/control/run-control.ts';

/** What the shop shows its users in one environment. */
interface Shopfront {
  readonly environment: string;
  /** What was last deployed there; undefined: nothing yet. */
  readonly version: string | undefined;
  readonly isBroken: boolean;
}

/** What the sample's workflows deploy: it runs what they last brought to each environment. */
export interface Shop {
  readonly fronts: () => readonly Shopfront[];
  /** The next version that comes to production is broken there, for as long as it runs. */
  readonly breakNext: (isWanted: boolean) => void;
  readonly breaksNext: () => boolean;
  /** Nothing here answers any more, not even the page that says whether it does. */
  readonly goDown: (isWanted: boolean) => void;
  readonly isDown: () => boolean;
}

type Run = ReturnType<RunControl['list']>[number];

const environments = ['staging', 'production'] as const;

const hasArrived = (run: Run, environment: string): boolean =>
  run.workflow.endsWith('/deploy.yml') &&
  run.conclusion === 'success' &&
  run.inputs['environment'] === environment;

export const createShop = (runs: Pick<RunControl, 'list'>): Shop => {
  const broken = new Set<string>();
  let seenRun: number | undefined;
  let isDown = false;

  const latest = (environment: string): Run | undefined =>
    runs.list().find((run) => hasArrived(run, environment));

  /** The version that came since the next one was to be broken is the one. */
  const settle = (): void => {
    const run = latest('production');
    if (seenRun === undefined || run === undefined || run.id === seenRun) return;
    broken.add(run.inputs['version'] ?? '');
    seenRun = undefined;
  };

  return {
    fronts: () => {
      settle();
      return environments.map((environment) => {
        const version = latest(environment)?.inputs['version'];
        const isBroken = environment === 'production' && version !== undefined && broken.has(version);
        return { environment, version, isBroken };
      });
    },
    breakNext: (isWanted) => {
      seenRun = isWanted ? (latest('production')?.id ?? 0) : undefined;
    },
    breaksNext: () => {
      settle();
      return seenRun !== undefined;
    },
    goDown: (isWanted) => {
      isDown = isWanted;
    },
    isDown: () => isDown,
  };
};
