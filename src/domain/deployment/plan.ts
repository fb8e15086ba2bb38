import type { Effect } from '../change.ts';
import type { Rung } from '../policy/ladder.ts';
import type { NewEvent } from '../trail/event.ts';
import { deploymentEvent, say } from './deploying.ts';
import type { Deployment } from './deployment.ts';
import type { Waiting } from './waiting.ts';

/** When a promotion is to start: at this time, and past the latest not without a person's word. */
export type Plan = { readonly at: Date; readonly latest: Date };

/** How long after its time it starts, unless it was said otherwise. */
export const usualLatenessMs = 3_600_000;

/** From when on the time for approvals counts: they are not due before the deployment is. */
export const countedFrom = (since: Date, { plannedAt }: Pick<Deployment, 'plannedAt'>): Date =>
  plannedAt !== null && plannedAt > since ? plannedAt : since;

/** Its time has passed since it was last looked at: it asks whether it still goes, once. */
export function passedBy(waiting: Waiting): {
  readonly events: readonly NewEvent[];
  readonly effects: readonly Effect[];
} {
  const { deployment, ladder } = waiting;
  const { plannedAt, latestStartAt } = deployment;
  const isNews = hasPassed(ladder) && !hasPassed(deployment.ladder);
  if (!isNews || plannedAt === null || latestStartAt === null) return { events: [], effects: [] };
  const [at, latest] = [plannedAt.toISOString(), latestStartAt.toISOString()];
  const rungs = ladder.filter(({ gate, answer }) => gate !== 'due' && answer.state !== 'holds');
  return {
    events: [deploymentEvent(waiting, 'plan-passed', { planned: at, latest })],
    effects: [
      say(
        waiting,
        {
          kind: 'plan-passed',
          deploymentId: deployment.id,
          candidate: waiting.candidate.name,
          environment: deployment.environment,
          at,
          latest,
          requestedBy: deployment.requestedBy,
          rungs,
        },
        { occasion: latest, reach: 'broadcast' },
      ),
    ],
  };
}

const hasPassed = (ladder: readonly Rung[]): boolean =>
  ladder.some(({ answer }) => answer.facts?.code === 'plan-passed');
