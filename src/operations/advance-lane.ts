import type { Decision } from '../domain/change.ts';
import { afterJudgement } from '../domain/deployment/after-judgement.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import { endDeployment } from '../domain/deployment/end-deployment.ts';
import { startsAbout, usualMs } from '../domain/deployment/estimate.ts';
import { type Lane, queueOrder, readLaneKey } from '../domain/deployment/lane.ts';
import { runOf } from '../domain/deployment/shown.ts';
import { startDeployment } from '../domain/deployment/start-deployment.ts';
import type { Waiting } from '../domain/deployment/waiting.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import { countableApprovals } from '../domain/policy/countable-approvals.ts';
import { rollbackWaits } from '../domain/rollback/waits-for-lane.ts';
import type { Ports } from '../ports.ts';
import { judgeDeployment } from './judge-deployment.ts';
import { lookAtEnded, moveOccupant } from './move-occupant.ts';
import { readDeploying } from './read-deploying.ts';
import { lookedBack } from './read-queue.ts';

/** More steps than any lane takes in one go; beyond it something goes round in circles. */
const mostSteps = 60;

type Went = 'on' | 'rest';

/**
 * Carries a lane on from wherever it stands: the deployment that holds it, else those that wait for it. Each
 * step is decided on what is recorded, done, and recorded, so that it can be killed anywhere and called again.
 */
export async function advanceLane(ports: Ports, key: string): Promise<void> {
  const lane = readLaneKey(key);
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if ((await step(ports, lane)) === 'rest') return;
  }
}

async function step(ports: Ports, lane: Lane): Promise<Went> {
  const occupant = await ports.store.deployments.inLane(lane);
  let trouble: unknown = null;
  if (occupant !== null) {
    try {
      if ((await moveOccupant(ports, occupant)) === 'on') return 'on';
    } catch (error) {
      // Those that wait can expire, and be told so, whatever GitHub does.
      if (!(error instanceof IntegrationError)) throw error;
      trouble = error;
    }
  }
  await lookAtEnded(ports, lane, occupant !== null);
  const went = await moveWaiting(ports, lane, occupant);
  if (trouble !== null) throw trouble;
  return went;
}

/** Judges all that wait, and starts the first whose gates hold where the lane is free. */
async function moveWaiting(ports: Ports, lane: Lane, occupant: Deployment | null): Promise<Went> {
  const waiting = await ports.store.deployments.waitingIn(lane);
  const queued = queueOrder(waiting.filter(({ state }) => state === 'queued'));
  let hasMoved = false;
  for (const deployment of [...queued, ...waiting.filter(({ state }) => state === 'requested')]) {
    const seen = await look(ports, deployment, { occupant, waiting, queued });
    if (seen === null) continue;
    const decision = afterJudgement(seen) ?? rollbackWaits(seen);
    if (decision !== null) {
      if ((await ports.store.commit(decision)).kind === 'done') hasMoved = true;
      // What only noted the ladder may start on the next turn; what conflicts was changed by somebody.
      continue;
    }
    if (occupant !== null || deployment.state !== 'queued' || hasMoved) continue;
    return start(ports, seen);
  }
  return hasMoved ? 'on' : 'rest';
}

type Sight = Waiting & { readonly counted: Waiting['approvals'] };

async function look(
  ports: Ports,
  deployment: Deployment,
  lane: {
    readonly occupant: Deployment | null;
    readonly waiting: readonly Deployment[];
    readonly queued: readonly Deployment[];
  },
): Promise<Sight | null> {
  const { store, clock } = ports;
  const [deploying, judgement] = await Promise.all([
    readDeploying(ports, deployment),
    judgeDeployment(ports, deployment),
  ]);
  if (deploying === null) return null;
  if (judgement === null) {
    await store.commit(
      endDeployment(deploying, 'cancelled', {
        reason: { code: 'environment-gone', environment: deployment.environment },
      }),
    );
    return null;
  }
  const newer = newerAutomatic(deployment, lane.waiting);
  // Nobody in the queue is before a rollback.
  const first = deployment.origin === 'rollback' ? null : lane.queued.find(({ id }) => id !== deployment.id);
  const ahead = lane.occupant ?? first ?? null;
  const [built, aheadSent] = await Promise.all([
    store.latestDispatch(deployment.candidateId),
    ahead === null ? [] : store.deployments.dispatchesOfDeployment(ahead.id),
  ]);
  const { project, release, facts, ladder, verdict } = judgement;
  const before = lane.queued.filter(({ id }) => id !== deployment.id).length;
  const isToQueue = ahead !== null && verdict.kind === 'start' && deployment.state === 'requested';
  return {
    ...deploying,
    project,
    release,
    candidate: facts.candidate,
    now: clock.now(),
    ladder,
    verdict,
    build: runOf(built),
    approvals: facts.approvals,
    counted: countableApprovals(facts).countable,
    newer: newer?.shown.candidate ?? null,
    behind:
      ahead === null
        ? null
        : {
            candidate: ahead.shown.candidate,
            position: before + 1,
            startsAt: isToQueue
              ? await startOf(ports, deployment, { occupant: lane.occupant, before })
              : null,
            url: aheadSent.at(-1)?.runUrl ?? null,
          },
  };
}

/** About when it may start, by how long the last ones took in its lane. */
async function startOf(
  { store, clock }: Ports,
  lane: Lane,
  { occupant, before }: { readonly occupant: Deployment | null; readonly before: number },
): Promise<Date | null> {
  const each = usualMs(await store.deployments.succeededIn(lane, lookedBack));
  return startsAbout({ usualMs: each, runsSince: occupant?.startedAt ?? null, before, now: clock.now() });
}

/** The latest request of automation in the lane, if it is another and later one. */
function newerAutomatic(deployment: Deployment, waiting: readonly Deployment[]): Deployment | null {
  if (deployment.origin !== 'automatic') return null;
  const latest = waiting
    .filter(({ origin }) => origin === 'automatic')
    .toSorted((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime() || (a.id < b.id ? -1 : 1))
    .at(-1);
  return latest === undefined || latest.id === deployment.id ? null : latest;
}

/** A conflict means that the lane was taken, or something changed this very moment: its own word wakes us again. */
async function start(ports: Ports, sight: Sight): Promise<Went> {
  const decision: Decision = startDeployment(sight, {
    ladder: sight.ladder,
    dispatchId: ports.mint.dispatchId(),
    attempt: (sight.dispatch?.attempt ?? 0) + 1,
    approvals: sight.counted,
    links: await ports.store.identityLinks(),
  });
  return (await ports.store.commit(decision)).kind === 'done' ? 'on' : 'rest';
}
