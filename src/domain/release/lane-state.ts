import type { Deployment } from '../deployment/deployment.ts';
import type { Place } from '../deployment/place.ts';
import type { DeploymentId } from '../ids.ts';
import type { WhatRuns } from '../policy/policy-facts.ts';
import type { HeldSince } from '../policy/stop.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';
import type { Candidate } from './candidate.ts';

/** An environment as it stands, whichever release is looked at. */
export type LaneState = {
  readonly environment: EnvironmentConfiguration;
  readonly runs: WhatRuns;
  /** Null where the environment is not held. */
  readonly held: HeldSince | null;
  /** The rollback that waits, else the deployment that began last; null where nothing of ours ever began. */
  readonly last: Deployment | null;
  /** What a rollback of that one would bring back; null where there is no way back. */
  readonly back: string | null;
  /** Of each that is queued there. */
  readonly places: ReadonlyMap<DeploymentId, Place>;
};

/** A rollback that takes a release away: it could be asked for, or it is on its way. */
export type WayBack = { readonly kind: 'possible' | 'under-way'; readonly to: string };

/** What an environment's latest means for the card of these candidates: whether it is them that would go, or are going. */
export function wayBackOf(
  { last, back }: Pick<LaneState, 'last' | 'back'>,
  candidates: readonly Pick<Candidate, 'id'>[],
): WayBack | null {
  if (last === null) return null;
  const isOurs = (id: Candidate['id']): boolean => candidates.some((candidate) => candidate.id === id);
  const { rollback } = last;
  if (rollback !== null && isUnderWay(last)) {
    return isOurs(rollback.away.candidateId) ? { kind: 'under-way', to: last.shown.candidate } : null;
  }
  return isOurs(last.candidateId) && back !== null ? { kind: 'possible', to: back } : null;
}

const isUnderWay = ({ endedAt, holdsLane, state }: Deployment): boolean =>
  endedAt === null || (holdsLane && state === 'errored');
