import type { Deployment } from '../deployment/deployment.ts';
import type { Place } from '../deployment/place.ts';
import type { Candidate } from './candidate.ts';
import type { LaneState, WayBack } from './lane-state.ts';

/** One environment as a release's card shows it: what runs there, and how far this release has come. */
export type EnvironmentLine = Pick<LaneState, 'environment' | 'runs' | 'held'> & {
  /** What this release's being there means for a rollback; null where it is not what began there last. */
  readonly back: WayBack | null;
  /** The release's latest deployment there, with its candidate's name; null before the first. */
  readonly latest: { readonly deployment: Deployment; readonly candidate: string } | null;
  /** Of that one in the queue; left out where it is not queued. */
  readonly place?: Place;
};

const ends = new Set<Deployment['state']>([
  'succeeded',
  'failed',
  'cancelled',
  'rejected',
  'expired',
  'superseded',
]);

/** Whether something is under way there, or keeps the lane because its end is not known. */
export const isActive = ({ latest }: EnvironmentLine): boolean =>
  latest !== null &&
  !ends.has(latest.deployment.state) &&
  (latest.deployment.state !== 'errored' || latest.deployment.holdsLane);

/**
 * The environments to which a candidate can be promoted next: it is ready and not bad, is not there nor on
 * its way, and runs wherever it has to be verified first.
 */
export function nextEnvironments(
  lines: readonly EnvironmentLine[],
  candidate: Candidate,
): readonly EnvironmentLine[] {
  if (candidate.state !== 'ready' || candidate.badSince !== null) return [];
  const runsIn = (name: string): boolean =>
    lines.some(({ environment, runs }) => environment.name === name && runs.candidate?.id === candidate.id);
  return lines.filter(
    (line) => !isActive(line) && !runsIn(line.environment.name) && line.environment.after.every(runsIn),
  );
}
