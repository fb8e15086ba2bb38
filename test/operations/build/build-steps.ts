import { type SmallWorld, smallWorld } from './small-world.ts';

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** The candidate's state, and why. */
export const standing = ({ store }: SmallWorld) => [
  store.candidate.state,
  store.candidate.stateReason?.code ?? null,
];

/** A build that was sent, and whose run is queued. */
export async function sentBuild(): Promise<{ readonly world: SmallWorld; readonly runId: number }> {
  const world = smallWorld();
  await world.advance();
  const { runId } = world.store.latest;
  if (runId === null) throw new Error('the run is not known');
  return { world, runId };
}
