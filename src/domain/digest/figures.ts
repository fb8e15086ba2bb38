/** A deployment as far as the figures of delivery go by it: one attempt that had begun. */
export type CountedDeployment = {
  readonly environment: string;
  readonly state: string;
  readonly isRollback: boolean;
  readonly requestedAt: Date;
  readonly startedAt: Date;
  /** When it was verified; null where it was not. */
  readonly succeededAt: Date | null;
  /** When it had ended, whatever way; null while it goes on. */
  readonly endedAt: Date | null;
};

/** A middle value, and of how many it is one. */
export type Middle = { readonly medianMs: number | null; readonly of: number };

/** The numbers of delivery over a time, in the environments where users are. */
export type DeliveryFigures = {
  /** Deployments that ended in that time, rollbacks left out. */
  readonly deployments: number;
  /** Those that failed, or were rolled back later in that time. */
  readonly failures: number;
  /** Ended and nobody could tell how. */
  readonly errored: number;
  /** From the merge of a change to its being verified where users are; left out of digests from before it was kept. */
  readonly mergeToUsers?: Middle;
  /** From the cut of a release to its being verified where users are. */
  readonly cutToUsers: Middle;
  /** From a failure, or the order to roll back, until something was verified there again. */
  readonly toRestore: Middle;
  /** Failures that nothing has mended yet. */
  readonly notRestored: number;
};

/** What the figures of a time are made of. */
export type FigureGround = {
  readonly from: Date;
  readonly until: Date;
  /** Of the last tier, by when they were asked for; those after `until` too, which may have mended something. */
  readonly deployments: readonly CountedDeployment[];
  readonly shipped: readonly ShippedTimes[];
};

/** When a release shipped, after when it was cut and its changes were merged. */
export type ShippedTimes = {
  readonly cutAt: Date;
  readonly at: Date;
  /** ISO 8601; of those changes of which it is known. */
  readonly mergedAt: readonly string[];
};

/** Only what is recorded is counted: a change whose merge is not known is in no time. */
export function figuresOf({ from, until, deployments, shipped }: FigureGround): DeliveryFigures {
  const isThen = (at: Date | null): at is Date => at !== null && at >= from && at < until;
  const ended = deployments.filter(({ isRollback, endedAt }) => !isRollback && isThen(endedAt));
  const failed = ended.filter(({ state }) => state === 'failed');
  const rollbacks = deployments.filter((each) => each.isRollback && isThen(each.requestedAt));
  const takenBack = rollbacks.filter((rollback) => !follows(rollback, deployments));
  const broken = [
    ...failed.map(({ environment, endedAt }) => ({ environment, at: endedAt ?? until })),
    ...takenBack.map(({ environment, requestedAt }) => ({ environment, at: requestedAt })),
  ];
  const mended = broken.map(({ environment, at }) => restoredAfter(environment, at, deployments, until));
  return {
    deployments: ended.length,
    failures: broken.length,
    errored: ended.filter(({ state }) => state === 'errored').length,
    mergeToUsers: middle(shipped.flatMap(mergeToUsers)),
    cutToUsers: middle(shipped.map(({ cutAt, at }) => at.getTime() - cutAt.getTime())),
    toRestore: middle(mended.filter((ms) => ms !== null)),
    notRestored: mended.filter((ms) => ms === null).length,
  };
}

/** A fix may be in what shipped before its pull request to trunk is merged: that took no time. */
const mergeToUsers = ({ mergedAt, at }: ShippedTimes): readonly number[] =>
  mergedAt
    .map((merged) => at.getTime() - Date.parse(merged))
    .filter((ms) => !Number.isNaN(ms))
    .map((ms) => Math.max(0, ms));

/** Whether a rollback answers a failure that is counted by itself. */
const follows = (rollback: CountedDeployment, all: readonly CountedDeployment[]): boolean =>
  latestBefore(rollback, all)?.state === 'failed';

const latestBefore = (
  { environment, requestedAt }: CountedDeployment,
  all: readonly CountedDeployment[],
): CountedDeployment | undefined =>
  all
    .filter(
      (each) => each.environment === environment && each.endedAt !== null && each.endedAt <= requestedAt,
    )
    .toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
    .at(-1);

function restoredAfter(
  environment: string,
  at: Date,
  all: readonly CountedDeployment[],
  until: Date,
): number | null {
  const times = all.flatMap((each) =>
    each.environment === environment &&
    each.succeededAt !== null &&
    each.succeededAt >= at &&
    each.succeededAt < until
      ? [each.succeededAt.getTime() - at.getTime()]
      : [],
  );
  return times.length === 0 ? null : Math.min(...times);
}

function middle(durationsMs: readonly number[]): Middle {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return {
    medianMs: below === undefined || above === undefined ? null : (below + above) / 2,
    of: sorted.length,
  };
}
