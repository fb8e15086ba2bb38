import type { Decision } from '../change.ts';
import type { HoldId } from '../ids.ts';
import type { Dispatch, DispatchState } from '../release/dispatch.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import { whatFollows } from '../rollback/automatic/what-follows.ts';
import { rollbackEnded } from '../rollback/rollback-ended.ts';
import type { ActorName, EventKind, Json } from '../trail/event.ts';
import {
  aboutDeployment,
  advanceLane,
  type Deploying,
  deploymentEvent,
  environmentOf,
  isLastTier,
  refreshQueue,
  refreshRequest,
  say,
  setDeployment,
  tellGithub,
} from './deploying.ts';
import type { Deployment, DeploymentReason } from './deployment.ts';
import { whomToTell } from './whom-to-tell.ts';

export type EndState = 'succeeded' | 'failed' | 'errored' | 'cancelled' | 'expired' | 'superseded';

export type End = {
  readonly reason?: DeploymentReason;
  readonly actor?: ActorName;
  /** What was seen of the run. */
  readonly dispatch?: Partial<Omit<Dispatch, 'id' | 'revision'>>;
  readonly deployment?: Partial<Omit<Deployment, 'id' | 'revision'>>;
  /** Its run was not seen to end: the lane is kept, and looking goes on. */
  readonly lane?: { readonly keptUntilLook: Date };
  /** For the hold that a failed verification sets; null where one is there already. */
  readonly holdId?: HoldId | null;
  readonly facts?: { readonly [key: string]: Json };
};

const dispatchEnds: Readonly<Partial<Record<EndState, DispatchState>>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  errored: 'errored',
  cancelled: 'errored',
};

/** Ends a deployment: with its attempt, on the record, on the card and in the thread. */
export function endDeployment(deploying: Deploying, state: EndState, end: End = {}): Decision {
  const { deployment, dispatch, candidate, project, now } = deploying;
  const reason = end.reason ?? null;
  const url = end.dispatch?.runUrl ?? dispatch?.runUrl ?? null;
  const keepsLane = end.lane !== undefined;
  const occasion = `${state}:${dispatch?.id ?? ''}:${end.dispatch?.runAttempt ?? dispatch?.runAttempt ?? 1}`;
  const isRollback = deployment.rollback !== null;
  // A rollback's end is told where it was asked for: in the thread of what it takes away.
  const reach =
    !isRollback && (state === 'failed' || state === 'errored' || isToldByItself(deploying, state));
  const next = whatFollows(
    { ...deployment, ...end.deployment, state, stateReason: reason, endedAt: now },
    environmentOf(deploying).rollback.mode,
  );
  const told = whomToTell(deployment, state, reason);
  const isAttemptOpen = dispatch !== null && dispatch.state !== 'succeeded' && dispatch.endedAt === null;
  return {
    changes: [
      setDeployment(deploying, {
        ...end.deployment,
        state,
        stateReason: reason,
        stateAt: now,
        endedAt: now,
        holdsLane: keepsLane,
        lookAt: null,
        stuckSince: null,
        ...(state === 'succeeded' ? { succeededAt: now } : {}),
      }),
      ...(dispatch === null || !isAttemptOpen
        ? []
        : [
            setDispatch(
              { dispatch },
              {
                state: dispatchEnds[state] ?? 'errored',
                endedAt: now,
                lookAt: end.lane?.keptUntilLook ?? null,
                ...end.dispatch,
              },
            ),
          ]),
      ...(end.holdId == null || reason === null
        ? []
        : ([
            {
              insert: 'holds',
              row: {
                id: end.holdId,
                projectId: project.id,
                environment: deployment.environment,
                candidateId: candidate.id,
                because: reason.code,
                setAt: now,
                liftedBy: null,
                liftedAt: null,
                liftedBecause: null,
                revision: 1,
              },
            },
          ] as const)),
    ],
    events: [
      deploymentEvent(
        deploying,
        `deployment-${state}` satisfies EventKind,
        {
          ...(reason === null ? {} : { problem: reason }),
          run: url,
          keepsLane,
          ...(state === 'succeeded' ? backFacts(deploying) : {}),
          ...end.facts,
        },
        end.actor,
      ),
      ...(end.holdId == null || reason === null
        ? []
        : [deploymentEvent(deploying, 'hold-set', { because: reason.code })]),
    ],
    effects: [
      refreshCard(deploying),
      ...(deployment.state === 'queued' ? [refreshQueue(deploying)] : []),
      ...(deployment.policy.approvals.count > 0 ? [refreshRequest(deploying)] : []),
      say(
        deploying,
        {
          kind: 'deployment-ended',
          ...aboutDeployment(deploying),
          state,
          reason,
          keepsLane,
          ...(next === null ? {} : { follows: next }),
          ...(told === null ? {} : { askedBy: told }),
          isRetryable: !isRollback && (state === 'failed' || state === 'errored'),
          ...(end.holdId == null || reason === null ? {} : { isHeld: true }),
          url,
        },
        { occasion, reach: reach ? 'broadcast' : 'thread' },
      ),
      ...rollbackEnded(deploying, state, { reason, url, occasion }),
      ...(deployment.startedAt === null ? [] : [tellGithub(deploying)]),
      ...(state === 'succeeded' && !isRollback
        ? ([{ effect: 'promote-onwards', candidateId: candidate.id }] as const)
        : []),
      ...(isDelivery(deploying, state)
        ? ([{ effect: 'ship-release', candidateId: candidate.id }] as const)
        : []),
      ...((state === 'failed' || state === 'errored') && !isRollback
        ? ([{ effect: 'consider-rollback', deploymentId: deployment.id }] as const)
        : []),
      ...lanesAfter(deploying),
      advanceLane(deploying),
    ],
  };
}

/** Of a rollback that has arrived: in place of what, and how long that took since somebody asked for it. */
const backFacts = ({ deployment, now }: Deploying): { readonly [key: string]: Json } =>
  deployment.rollback === null
    ? {}
    : {
        from: deployment.rollback.away.name,
        seconds: Math.round((now.getTime() - deployment.requestedAt.getTime()) / 1000),
      };

const isDelivery = (deploying: Deploying, state: EndState): boolean =>
  state === 'succeeded' && isLastTier(deploying);

/** A delivery of an open release is told by its being shipped, once; of one that was shipped before, by itself. */
const isToldByItself = (deploying: Deploying, state: EndState): boolean =>
  isDelivery(deploying, state) && deploying.release.state !== 'open';

/** Environments that come after this one wait for what happens here. */
function lanesAfter({ project, deployment }: Deploying) {
  return project.configuration.environments
    .filter(({ after }) => after.includes(deployment.environment))
    .map(({ name }) => ({ effect: 'advance-lane', projectId: project.id, environment: name }) as const);
}
