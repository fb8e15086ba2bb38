import type { Lane } from '../domain/deployment/lane.ts';
import type { HeldSince, Hold } from '../domain/policy/stop.ts';
import type { Ports } from '../ports.ts';

/** Which candidate an environment has been held since; null where it is not held. */
export const readHold = async (ports: Ports, lane: Lane): Promise<HeldSince | null> =>
  heldSince(ports, await ports.store.deployments.holdIn(lane));

/** A hold by the name of its candidate. */
export async function heldSince({ store }: Ports, hold: Hold | null): Promise<HeldSince | null> {
  if (hold === null) return null;
  const candidate = await store.candidate(hold.candidateId);
  return { candidate: candidate?.name ?? '', because: hold.because };
}
