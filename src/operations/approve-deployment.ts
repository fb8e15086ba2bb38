import type { Approval } from '../domain/deployment/approval.ts';
import {
  advanceLane,
  type Deploying,
  deploymentEvent,
  environmentOf,
  say,
  setDeployment,
} from '../domain/deployment/deploying.ts';
import { aboutOf, mayApprove } from '../domain/deployment/may-agree.ts';
import type { ApprovalId, DeploymentId } from '../domain/ids.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

export type Agreed = {
  readonly candidate: string;
  readonly environment: string;
  readonly have: number;
  readonly need: number;
};

/**
 * One person's yes to exactly what they were shown. Who they are is read afresh at the click, and again at
 * the start; two clicks have one effect, and the second is told (promises 5, 6).
 */
export async function approveDeployment(
  ports: Ports,
  asker: Asker,
  asked: {
    readonly deploymentId: DeploymentId;
    /** The beginning of the hash of what was on their screen. */
    readonly seenHash: string;
  },
): Promise<Outcome<Agreed>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(async () => {
    const { store, mint } = ports;
    const found = await findDeployment(ports, asked.deploymentId);
    if (!found.ok) return found;
    const deploying = found.value;
    const environment = environmentOf(deploying);
    const permitted = await authorize(ports, asker, 'approve a deployment', deploying.project, environment);
    if (!permitted.ok) return permitted;
    const [approvals, links] = await Promise.all([
      store.deployments.approvalsOf(asked.deploymentId),
      store.identityLinks(),
    ]);
    const { userId } = asker;
    const allowed = mayApprove(deploying, { userId, seenHash: asked.seenHash, approvals, links });
    if (!allowed.ok) {
      // The policy may have changed since it was shown: the lane shows it anew.
      if (allowed.refusal.code === 'case-changed') {
        await store.commit({ changes: [], events: [], effects: [advanceLane(deploying)] });
      }
      return allowed;
    }
    const approval: Approval = {
      id: mint.id<ApprovalId>(),
      deploymentId: deploying.deployment.id,
      userId,
      verdict: 'approved',
      reason: null,
      shownHash: deploying.deployment.shownHash,
      givenAt: deploying.now,
      carriedFrom: null,
      withdrawnAt: null,
      revision: 1,
    };
    const outcome = yes<Agreed>({
      ...aboutOf(deploying),
      have: [...approvals, approval].filter((each) => countsFor(each, deploying)).length,
      need: environment.approvals.count,
    });
    return commitFor(ports, asker, outcome, decide(deploying, approval));
  });
}

function decide(deploying: Deploying, approval: Approval) {
  const { deployment, now } = deploying;
  const { userId: by } = approval;
  return {
    changes: [
      // Whoever starts, rejects or cancels it at the same instant changes it too: one of the two wins.
      setDeployment(deploying, { lookAt: now }),
      { insert: 'approvals', row: approval } as const,
    ],
    events: [
      deploymentEvent(
        deploying,
        'approval-given',
        { shownHash: deployment.shownHash, digest: deployment.shown.digest },
        bySlackUser(by),
      ),
    ],
    effects: [
      refreshCard(deploying),
      say(
        deploying,
        { kind: 'approval-given', deploymentId: deployment.id, ...aboutOf(deploying), by },
        { occasion: approval.id },
      ),
      advanceLane(deploying),
    ],
  };
}

const countsFor = ({ verdict, withdrawnAt, shownHash }: Approval, { deployment }: Deploying): boolean =>
  verdict === 'approved' && withdrawnAt === null && shownHash === deployment.shownHash;
