import type { Change, Decision } from '../change.ts';
import type { ApprovalId, DeploymentId, UserId } from '../ids.ts';
import type { Hold } from '../policy/stop.ts';
import type { Candidate } from '../release/candidate.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import type { Rollback } from '../rollback/rollback.ts';
import { type ActorName, bySlackUser, type NewEvent } from '../trail/event.ts';
import type { Approval } from './approval.ts';
import {
  aboutDeployment,
  advanceLane,
  type Deploying,
  deploymentEvent,
  refreshRequest,
  say,
} from './deploying.ts';
import type { Deployment, Origin } from './deployment.ts';
import { rankOf } from './lane.ts';
import { countedFrom, type Plan } from './plan.ts';
import { type Shown, shownHash } from './shown.ts';

/** A request that nothing stands against: what is to go where, who asked, and on what evidence. */
export type DeploymentRequest = {
  readonly id: DeploymentId;
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly origin: Origin;
  /** Null for automation. */
  readonly by: UserId | null;
  readonly shown: Shown;
  readonly replaces: Deployment | null;
  /** Set where it is a rollback. */
  readonly rollback?: Rollback | null;
  /** Null where it is to start as soon as it can. */
  readonly plan?: Plan | null;
  /** A hold that asking lifts, with what was mended. */
  readonly lifts: { readonly hold: Hold; readonly because: string } | null;
  /** Earlier yeses to exactly this, with the ids that they get for it. */
  readonly carried: readonly { readonly id: ApprovalId; readonly approval: Approval }[];
  readonly now: Date;
};

/** Who caused it, none of whom may approve it: who cut the candidate, and who asked. Automation is nobody. */
export const requestersOf = (candidate: Candidate, by: UserId | null): readonly UserId[] => [
  ...new Set([by, candidate.cutBy].filter((one) => one !== null)),
];

/**
 * The yeses to an earlier request that hold for this one: the very same case, and young enough. Whoever agreed to bring
 * a candidate in has not agreed to take away what came there since.
 */
export function carriedApprovals(
  earlier: readonly Approval[],
  {
    shown,
    before,
    requesters,
    now,
  }: { shown: Shown; before: Shown; requesters: readonly UserId[]; now: Date },
): readonly Approval[] {
  const takesAway = shown.from?.sha !== before.from?.sha && shown.from?.sha !== shown.sha;
  if (takesAway) return [];
  const hash = shownHash(shown);
  const oldest = now.getTime() - shown.policy.approvals.validMs;
  return earlier.filter(
    ({ verdict, withdrawnAt, shownHash, givenAt, userId }) =>
      verdict === 'approved' &&
      withdrawnAt === null &&
      shownHash === hash &&
      givenAt.getTime() > oldest &&
      !requesters.includes(userId),
  );
}

/** The request, its record, its word to people, and a look at its lane. */
export function requestDeployment(request: DeploymentRequest): Decision {
  const deployment = newDeployment(request);
  const { project, release, candidate, by, carried, now, lifts, shown } = request;
  const deploying: Deploying = { project, release, candidate, deployment, dispatch: null, now };
  const { approvals } = shown.policy;
  const [oldest] = carried
    .map(({ approval }) => approval.givenAt)
    .toSorted((a, b) => a.getTime() - b.getTime());
  return {
    changes: [
      { insert: 'deployments', row: deployment },
      ...carried.map(
        ({ id, approval }): Change => ({
          insert: 'approvals',
          row: {
            ...approval,
            id,
            deploymentId: deployment.id,
            carriedFrom: approval.carriedFrom ?? approval.deploymentId,
            revision: 1,
          },
        }),
      ),
      ...(lifts === null ? [] : [liftHold(lifts.hold, by, lifts.because, now)]),
    ],
    events: [
      ...(lifts === null ? [] : [holdLifted(deploying, lifts, by)]),
      deploymentEvent(
        deploying,
        'deployment-requested',
        {
          origin: deployment.origin,
          requesters: deployment.requesters,
          shownHash: deployment.shownHash,
          digest: shown.digest,
          from: shown.from === null ? null : shown.from.candidate,
          carried: carried.map(({ approval }) => approval.userId),
          ...planFacts(deployment),
        },
        deployment.requestedBy,
      ),
    ],
    effects: [
      refreshCard({ project, release }),
      ...(approvals.count > 0 || deployment.plannedAt !== null
        ? [refreshRequest(deploying)]
        : [
            say(deploying, {
              kind: 'deployment-requested',
              ...aboutDeployment(deploying),
              by,
              origin: deployment.origin,
              shown,
              need: approvals.count,
              from: approvals.from,
              expiresAt: deployment.expiresAt?.toISOString() ?? null,
            }),
          ]),
      ...(oldest === undefined
        ? []
        : [
            say(deploying, {
              kind: 'approvals-carried',
              ...aboutDeployment(deploying),
              people: carried.map(({ approval }) => approval.userId),
              givenAt: oldest.toISOString(),
            }),
          ]),
      advanceLane(deploying),
    ],
  };
}

const planFacts = ({ plannedAt, latestStartAt }: Deployment) =>
  plannedAt === null || latestStartAt === null
    ? {}
    : { planned: plannedAt.toISOString(), latest: latestStartAt.toISOString() };

/** The row of a request that has just been made. */
export function newDeployment({
  id,
  project,
  release,
  candidate,
  origin,
  by,
  shown,
  replaces,
  rollback = null,
  plan = null,
  now,
}: DeploymentRequest): Deployment {
  const { count, expireMs, validMs } = shown.policy.approvals;
  return {
    id,
    projectId: project.id,
    environment: shown.environment,
    releaseId: release.id,
    candidateId: candidate.id,
    replacesCandidateId: replaces?.candidateId ?? null,
    origin,
    state: 'requested',
    stateReason: null,
    stateAt: now,
    requestedBy: by === null ? 'waybill' : bySlackUser(by),
    requesters: requestersOf(candidate, by),
    requestedAt: now,
    policy: shown.policy,
    shown,
    shownHash: shownHash(shown),
    ladder: [],
    ladderAt: null,
    lookAt: now,
    stuckSince: null,
    stuckSaidAt: null,
    remindedAt: null,
    expiresAt: new Date(
      countedFrom(now, { plannedAt: plan?.at ?? null }).getTime() + (count > 0 ? expireMs : validMs),
    ),
    plannedAt: plan?.at ?? null,
    latestStartAt: plan?.latest ?? null,
    approvedAt: null,
    queuedAt: null,
    rank: rankOf(origin),
    startedAt: null,
    verifyingAt: null,
    verification: null,
    succeededAt: null,
    endedAt: null,
    holdsLane: false,
    githubDeploymentId: null,
    rollback,
    revision: 1,
  };
}

const liftHold = (hold: Hold, by: UserId | null, because: string, now: Date): Change => ({
  update: 'holds',
  id: hold.id,
  revision: hold.revision,
  set: { liftedBy: by, liftedAt: now, liftedBecause: because },
});

function holdLifted(
  deploying: Deploying,
  { because }: { readonly because: string },
  by: UserId | null,
): NewEvent {
  const actor: ActorName = by === null ? 'waybill' : bySlackUser(by);
  return deploymentEvent(deploying, 'hold-lifted', { because }, actor);
}
