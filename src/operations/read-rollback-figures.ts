import type { Lane } from '../domain/deployment/lane.ts';
import {
  figuresOf,
  type RollbackFigures,
  type ShadowTally,
  tallyOf,
} from '../domain/rollback/automatic/figures.ts';
import type { Ports } from '../ports.ts';

/** Recent enough to be true today. */
const rollbacksLookedAt = 20;
const imaginedLookedAt = 100;

/** How long rollbacks of an environment took, and how often shadow mode would have been right there. */
export async function readRollbackFigures(
  { store }: Ports,
  lane: Lane,
): Promise<{ readonly took: RollbackFigures; readonly tally: ShadowTally }> {
  const [durations, opinions] = await Promise.all([
    store.rollbacks.durationsMs(lane, rollbacksLookedAt),
    store.rollbacks.opinionsIn(lane, imaginedLookedAt),
  ]);
  return { took: figuresOf(durations), tally: tallyOf(opinions) };
}
