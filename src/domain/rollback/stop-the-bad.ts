import { type Change, type Decision, nothing } from '../change.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { EventKind } from '../trail/event.ts';
import { type Json, type NewEvent } from '../trail/event.ts';
import { actorOf } from './clear-the-lane.ts';
import type { RollbackFacts } from './facts.ts';
import type { RollbackIds, RollbackOrder } from './order.ts';

/**
 * Whether what is taken away is to be bad. A rollback that was cancelled, or whose end nobody could tell, says
 * nothing against the candidate that it was bringing back.
 */
export const isFoundBad = ({ origin, state }: Pick<Deployment, 'origin' | 'state'>): boolean =>
  origin !== 'rollback' || state === 'failed' || state === 'succeeded';

/** No new deployment of it anywhere, until a person says that it is not bad after all. */
export function markBad(facts: RollbackFacts, order: RollbackOrder): Decision {
  const { candidate } = facts.choice.away;
  if (!isFoundBad(facts.choice.away.deployment) || candidate.badSince !== null) return nothing;
  const badReason = reasonOf(order);
  return {
    changes: [
      {
        update: 'candidates',
        id: candidate.id,
        revision: candidate.revision,
        set: { badSince: facts.now, badReason },
      },
    ],
    events: [eventOf(facts, order, 'candidate-marked-bad', { because: badReason })],
    effects: [],
  };
}

/** Automation stays out until a person says that it is fixed. A hold that is there already is kept, and says why anew. */
export function holdEnvironment(
  facts: RollbackFacts,
  order: RollbackOrder,
  { holdId }: RollbackIds,
): Decision {
  const { hold, project, environment, choice, now } = facts;
  const candidateId = choice.away.candidate.id;
  const isSame = hold?.candidateId === candidateId;
  if (hold !== null && isSame && order.because === null) return nothing;
  const because = reasonOf(order);
  const change: Change =
    hold === null
      ? {
          insert: 'holds',
          row: {
            id: holdId,
            projectId: project.id,
            environment: environment.name,
            candidateId,
            because,
            setAt: now,
            liftedBy: null,
            liftedAt: null,
            liftedBecause: null,
            revision: 1,
          },
        }
      : { update: 'holds', id: hold.id, revision: hold.revision, set: { candidateId, because } };
  return {
    changes: [change],
    events: [eventOf(facts, order, 'hold-set', { because, environment: environment.name })],
    effects: [],
  };
}

const reasonOf = ({ because, together }: RollbackOrder): string =>
  because ?? `rolled back from ${together.join(', ')}`;

function eventOf(
  { project, choice: { away }, now }: RollbackFacts,
  order: RollbackOrder,
  kind: EventKind,
  facts: { readonly [key: string]: Json },
): NewEvent {
  const { candidate, release } = away;
  return {
    kind,
    projectId: project.id,
    actor: actorOf(order),
    at: now,
    facts: { version: release.version, candidate: candidate.name, sha: candidate.sha, ...facts },
  };
}
