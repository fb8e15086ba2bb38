import type { Lane } from '../domain/deployment/lane.ts';
import type { HeldSince } from '../domain/policy/stop.ts';
import type { Ports } from '../ports.ts';

/** Which candidate an environment has been held since; null where it is not held. */
export async function readHold({ store }: Ports, lane: Lane): Promise<HeldSince | null> {
  const hold = await store.deployments.holdIn(lane);
  if (hold === null) return null;
  const candidate = await store.candidate(hold.candidateId);
  return { candidate: candidate?.name ?? '', because: hold.because };
}
