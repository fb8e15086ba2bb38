import { deploymentEvent, environmentOf, say } from '../domain/deployment/deploying.ts';
import { aboutOf } from '../domain/deployment/may-agree.ts';
import type { OverrideId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';
import { tryAgain } from './try-again.ts';

export type Reviewed = { readonly candidate: string; readonly environment: string; readonly gate: string };

/** Somebody other than who opened the gate has looked at why. */
export async function reviewOverride(ports: Ports, asker: Asker, id: OverrideId): Promise<Outcome<Reviewed>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  return tryAgain(async () => {
    const override = await ports.store.deployments.override(id);
    if (override === null) return no({ code: 'deployment-unknown' });
    const found = await findDeployment(ports, override.deploymentId);
    if (!found.ok) return found;
    const deploying = found.value;
    const { gate, byUserId } = override;
    const about = { ...aboutOf(deploying), gate };
    const act = 'review an override';
    const permitted = await authorize(ports, asker, act, deploying.project, environmentOf(deploying));
    if (!permitted.ok) return permitted;
    if (byUserId === asker.userId) return no({ code: 'own-override', ...about, by: byUserId });
    if (override.reviewedBy !== null) {
      return no({ code: 'already-done', what: 'This override was reviewed', by: override.reviewedBy });
    }
    return commitFor(ports, asker, yes(about), {
      changes: [
        {
          update: 'overrides',
          id,
          revision: override.revision,
          set: { reviewedBy: asker.userId, reviewedAt: deploying.now },
        },
      ],
      events: [
        deploymentEvent(
          deploying,
          'override-reviewed',
          { gate, overriddenBy: byUserId },
          bySlackUser(asker.userId),
        ),
      ],
      effects: [
        say(
          deploying,
          {
            kind: 'override-reviewed',
            deploymentId: deploying.deployment.id,
            ...about,
            by: asker.userId,
            overriddenBy: byUserId,
          },
          { occasion: id },
        ),
      ],
    });
  });
}
