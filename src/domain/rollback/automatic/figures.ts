import type { Opinion } from './verdict.ts';

/** How long rollbacks of an environment took in the past, from the order to verified. */
export type RollbackFigures = {
  readonly count: number;
  /** Null where there is none yet. */
  readonly medianMs: number | null;
  readonly longestMs: number | null;
};

/** How often shadow mode would have been right, by what most people said of each time. */
export type ShadowTally = {
  readonly right: number;
  readonly wrong: number;
  /** Nobody has said, or as many say this as that. */
  readonly open: number;
};

/** The figures of rollbacks by how long each took. */
export function figuresOf(durationsMs: readonly number[]): RollbackFigures {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return {
    count: sorted.length,
    medianMs: below === undefined || above === undefined ? null : (below + above) / 2,
    longestMs: sorted.at(-1) ?? null,
  };
}

/** The tally of several times, each with what people said of it. */
export function tallyOf(times: readonly (readonly Opinion[])[]): ShadowTally {
  const leanings = times.map((said) => {
    const right = said.filter((opinion) => opinion === 'right').length;
    return Math.sign(2 * right - said.length);
  });
  const count = (leaning: number): number => leanings.filter((each) => each === leaning).length;
  return { right: count(1), wrong: count(-1), open: count(0) };
}
