import { githubActor, githubName } from '../authority/github-name.ts';
import type { IdentityLink } from '../authority/identity-link.ts';
import { lookLater } from '../build/look-later.ts';
import type { Change, Decision, Effect } from '../change.ts';
import type { DispatchId, Sha, UserId } from '../ids.ts';
import type { Rung } from '../policy/ladder.ts';
import { type Dispatch, wantDispatch } from '../release/dispatch.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import { callHook, hookOf } from '../rollback/hook-call.ts';
import { renewInputs } from '../rollback/recorded-call.ts';
import { renderInputs } from '../version/input-template.ts';
import type { Approval } from './approval.ts';
import {
  aboutDeployment,
  advanceLane,
  type Deploying,
  type Dispatched,
  deploymentEvent,
  environmentOf,
  isLastTier,
  refreshQueue,
  refreshRequest,
  say,
  setDeployment,
} from './deploying.ts';
import { stopAsked } from './deployment.ts';
import { endDeployment } from './end-deployment.ts';

/**
 * Takes the lane, with an attempt that is to be sent. The database refuses a second in the lane. Every yes
 * that counted is named at its revision, so that one taken back this very moment stops the start.
 */
export function startDeployment(
  deploying: Deploying,
  start: {
    readonly ladder: readonly Rung[];
    readonly dispatchId: DispatchId;
    readonly attempt: number;
    readonly approvals: readonly Approval[];
    /** GitHub is told who asked and who approved by their logins. */
    readonly links: readonly IdentityLink[];
  },
): Decision {
  const { now, deployment } = deploying;
  const dispatch = newDispatch(deploying, start);
  return {
    changes: [
      setDeployment(deploying, {
        state: 'running',
        stateReason: null,
        stateAt: now,
        holdsLane: true,
        ladder: start.ladder,
        ladderAt: now,
        lookAt: now,
        stuckSince: null,
        verification: null,
      }),
      { insert: 'dispatches', row: dispatch },
      ...start.approvals.map(
        ({ id, revision, shownHash }): Change => ({ update: 'approvals', id, revision, set: { shownHash } }),
      ),
    ],
    events: [
      deploymentEvent({ ...deploying, dispatch }, 'deployment-started', {
        workflow: dispatch.workflow,
        inputs: dispatch.inputs,
        requesters: deployment.requesters,
        approvedBy: start.approvals.map(({ userId }) => userId),
        shownHash: deployment.shownHash,
      }),
    ],
    effects: [
      refreshCard(deploying),
      refreshQueue(deploying),
      ...(deployment.policy.approvals.count > 0 ? [refreshRequest(deploying)] : []),
      ...hookOnceApproved(deploying),
    ],
  };
}

/** Without an approval it was called when the rollback was ordered. */
const hookOnceApproved = (deploying: Deploying): readonly Effect[] =>
  hookOf(deploying) !== null && environmentOf(deploying).approvals.count > 0 ? [callHook(deploying)] : [];

function newDispatch(
  deploying: Deploying,
  { dispatchId: id, attempt, approvals, links }: Parameters<typeof startDeployment>[1],
): Dispatch {
  const { release, candidate, deployment, now } = deploying;
  const { deploy } = environmentOf(deploying);
  const call = deployment.rollback?.call;
  const recorded = call?.kind === 'recorded' ? call : null;
  const { inputs } = renderInputs(deploy.inputs, {
    version: release.version,
    candidate: candidate.name,
    ref: candidate.tag,
    sha: candidate.sha,
    artifact: candidate.artifactVersion,
    digest: candidate.artifactDigest,
    environment: deployment.environment,
    dispatch: id,
    deployment: deployment.id,
    requester: githubActor(deployment.requestedBy, links),
    approvers: approvals.map(({ userId }) => githubName(userId, links)).join(', '),
  });
  const wanted = {
    id,
    candidateId: candidate.id,
    deploymentId: deployment.id,
    attempt,
    workflow: recorded?.workflow ?? deploy.workflow,
    ref: candidate.tag,
    sha: candidate.sha,
    // The same again: what it was brought with then, whatever is configured today.
    inputs:
      recorded === null ? inputs : renewInputs(recorded, { dispatchId: id, deploymentId: deployment.id }),
    askedBy: deployment.requestedBy,
  };
  return wantDispatch(wanted, now);
}

/** The last look before sending: whether it is still wanted, still allowed, and still the same commit (promise 18). */
export function beforeSend(
  deploying: Dispatched,
  seen: {
    readonly tagTarget: Sha | null;
    /** Where a branch that has the tag's name stands; null where there is none. */
    readonly branchTip: Sha | null;
    readonly ladder: readonly Rung[];
    readonly mayStart: boolean;
  },
): Decision | 'go' {
  const { deployment, candidate } = deploying;
  const stopped = stopAsked(deployment);
  if (stopped !== null) return endDeployment(deploying, 'cancelled', { reason: stopped });
  if (!seen.mayStart) return giveLaneBack(deploying, seen.ladder);
  const { tag } = candidate;
  if (seen.tagTarget !== candidate.sha) {
    return endDeployment(deploying, 'errored', {
      reason: { code: 'tag-moved', tag, otherSha: seen.tagTarget },
    });
  }
  if (seen.branchTip === null || seen.branchTip === candidate.sha) return 'go';
  return endDeployment(deploying, 'errored', {
    reason: { code: 'branch-in-the-way', branch: tag, otherSha: seen.branchTip },
  });
}

/** A gate closed between the queue and the start: nothing was sent, so that the lane is free again. */
function giveLaneBack(deploying: Dispatched, ladder: readonly Rung[]): Decision {
  const { now } = deploying;
  const rungs = ladder.filter(({ answer }) => answer.state !== 'holds');
  return {
    changes: [
      setDeployment(deploying, {
        state: 'requested',
        stateReason: { code: 'gate-closed', gate: rungs[0]?.gate ?? '' },
        stateAt: now,
        holdsLane: false,
        startedAt: null,
        queuedAt: null,
        ladder,
        ladderAt: now,
        lookAt: now,
      }),
      setDispatch(deploying, { state: 'errored', endedAt: now, lookAt: null }),
    ],
    events: [deploymentEvent(deploying, 'deployment-sent-back', { gates: rungs.map(({ gate }) => gate) })],
    effects: [
      refreshCard(deploying),
      ...(deploying.deployment.policy.approvals.count > 0 ? [refreshRequest(deploying)] : []),
      say(
        deploying,
        { kind: 'deployment-waits', ...aboutDeployment(deploying), why: 'sent-back', rungs },
        { occasion: deploying.dispatch.id },
      ),
      advanceLane(deploying),
    ],
  };
}

/** Written before the request leaves, so that a death in between is seen afterwards (promise 3). */
export function startSending(deploying: Dispatched, approvedBy: readonly UserId[]): Decision {
  const { deployment, now, dispatch } = deploying;
  const isFirst = deployment.startedAt === null;
  return {
    changes: [
      setDispatch(deploying, { state: 'sending', sentAt: now, lookAt: lookLater(now, 0) }),
      setDeployment(deploying, { startedAt: deployment.startedAt ?? now, lookAt: null }),
    ],
    events: [],
    effects: isFirst
      ? [
          say(
            deploying,
            {
              kind: 'deployment-started',
              ...aboutDeployment(deploying),
              by: deployment.requestedBy === 'waybill' ? null : (deployment.requesters[0] ?? null),
              approvedBy,
              from: deployment.rollback?.away.name ?? deployment.shown.from?.candidate ?? null,
              isRollback: deployment.rollback !== null,
              url: null,
            },
            {
              occasion: dispatch.id,
              reach: isLastTier(deploying) && deployment.rollback === null ? 'broadcast' : 'thread',
            },
          ),
        ]
      : [],
  };
}
