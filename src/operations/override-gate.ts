import {
  advanceLane,
  deploymentEvent,
  environmentOf,
  isLastTier,
  say,
  setDeployment,
} from '../domain/deployment/deploying.ts';
import { isOver } from '../domain/deployment/deployment.ts';
import { aboutOf } from '../domain/deployment/may-agree.ts';
import type { DeploymentId, OverrideId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { isOverridable } from '../domain/policy/judge-ladder.ts';
import type { GateName } from '../domain/policy/ladder.ts';
import { refreshCard } from '../domain/release/refresh-card.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { judgeDeployment } from './judge-deployment.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

/** A reason shorter than this says nothing. */
export const leastReason = 15;

export type Overridden = {
  readonly candidate: string;
  readonly environment: string;
  readonly gate: GateName;
};

/**
 * Opens a gate that stands against a deployment: break-glass, recorded and announced to the channel, open
 * until somebody else has reviewed it. An unbuilt candidate and an undetermined identity stay closed.
 */
export async function overrideGate(
  ports: Ports,
  asker: Asker,
  asked: { readonly deploymentId: DeploymentId; readonly gate: GateName; readonly reason: string },
): Promise<Outcome<Overridden>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(async () => {
    const found = await findDeployment(ports, asked.deploymentId);
    if (!found.ok) return found;
    const deploying = found.value;
    const { deployment, project, now } = deploying;
    const { state } = deployment;
    const about = aboutOf(deploying);
    const act = 'override a gate';
    const permitted = await authorize(ports, asker, act, project, environmentOf(deploying));
    if (!permitted.ok) return permitted;
    if (isOver(deployment)) return no({ code: 'deployment-over', ...about, state });
    if (state !== 'requested' && state !== 'queued') return no({ code: 'deployment-begun', ...about, state });
    if (isLastTier(deploying) && deployment.requesters.includes(asker.userId)) {
      return no({ code: 'requester-alone', act, environment: deployment.environment });
    }
    const reason = asked.reason.trim();
    if (Array.from(reason).length < leastReason)
      return no({ code: 'reason-too-short', act, least: leastReason });

    const judged = await judgeDeployment(ports, deployment);
    const rung = judged?.ladder.find(({ gate }) => gate === asked.gate);
    if (rung === undefined || rung.answer.state === 'holds') {
      return no({ code: 'gate-holds', ...about, gate: asked.gate });
    }
    if (!isOverridable(asked.gate, rung.answer)) {
      return no({ code: 'gate-not-overridable', ...about, gate: asked.gate });
    }
    const id = ports.mint.id<OverrideId>();
    const { gate } = asked;
    const by = asker.userId;
    return commitFor(ports, asker, yes({ ...about, gate }), {
      changes: [
        setDeployment(deploying, { lookAt: now }),
        {
          insert: 'overrides',
          row: {
            id,
            deploymentId: deployment.id,
            projectId: project.id,
            gate,
            byUserId: by,
            reason,
            at: now,
            reviewedBy: null,
            reviewedAt: null,
            revision: 1,
          },
        },
      ],
      events: [deploymentEvent(deploying, 'gate-overridden', { gate, because: reason }, bySlackUser(by))],
      effects: [
        refreshCard(deploying),
        say(
          deploying,
          {
            kind: 'gate-overridden',
            deploymentId: deployment.id,
            ...about,
            overrideId: id,
            gate,
            by,
            reason,
          },
          { occasion: id, reach: 'broadcast' },
        ),
        advanceLane(deploying),
      ],
    });
  });
}
