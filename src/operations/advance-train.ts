import type { Decision } from '../domain/change.ts';
import type { CandidateId, ReleaseId, TrainId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import { mergeDecisions } from '../domain/merge-decisions.ts';
import type { TrainConfiguration } from '../domain/project/configuration.ts';
import { cut } from '../domain/release/cut.ts';
import { nextTrainStep } from '../domain/schedule/next-train-step.ts';
import {
  announceTrain,
  type Boarding,
  endTrain,
  settleTrain,
  trainCut,
  troubleWithTrain,
  waitUntil,
} from '../domain/schedule/train-decisions.ts';
import { candidateName } from '../domain/version/candidate-name.ts';
import type { Ports } from '../ports.ts';
import { contentsOf, planTrain } from './plan-train.ts';

/** After so long it is tried again where GitHub or Slack could not be asked. */
const againAfterMs = 30_000;

/** More than a train has steps: beyond it, somebody else changes it as fast as we do. */
const mostSteps = 6;

/**
 * Carries one occurrence of a release train on: announced, and at its time cut. Each step is told from what is
 * recorded, and the cut is one transaction with the train's own end; so it can be killed anywhere and is cut once.
 */
export async function advanceTrain(ports: Ports, id: TrainId): Promise<void> {
  const { store, clock } = ports;
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const train = await store.schedules.train(id);
    const project = train === null ? null : await store.project(train.projectId);
    if (train === null || project === null) return;
    const now = clock.now();
    const boarding = { train, project, now };
    const schedule = project.retiredAt === null ? project.configuration.schedules.cut : null;
    const decision = await decide(ports, boarding, schedule);
    // A conflict means that somebody skipped it, or cut by hand, at this very moment: it is looked at again.
    if (decision === null || (await store.commit(decision)).kind === 'repeated') return;
  }
}

async function decide(
  ports: Ports,
  boarding: Boarding,
  schedule: TrainConfiguration | null,
): Promise<Decision | null> {
  const { train, now } = boarding;
  const next = nextTrainStep(train, schedule, now);
  switch (next.step) {
    case 'rest':
      return null;
    case 'wait':
      return train.lookAt?.getTime() === next.until.getTime() ? null : waitUntil(boarding, next.until);
    case 'settle':
      return settleTrain(boarding);
    case 'end':
      return endTrain(boarding, next.state, next.reason);
    case 'announce':
      return schedule === null ? null : announce(ports, boarding, schedule);
    case 'cut':
      return schedule === null ? null : cutOrSay(ports, boarding, schedule);
    default:
      return next satisfies never;
  }
}

/** What it would bring is told where GitHub answers; that there is a train is told in any case. */
async function announce(ports: Ports, boarding: Boarding, schedule: TrainConfiguration): Promise<Decision> {
  try {
    return announceTrain(boarding, contentsOf(await planTrain(ports, boarding.project, schedule)));
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    return announceTrain(boarding, null);
  }
}

async function cutOrSay(
  ports: Ports,
  boarding: Boarding,
  schedule: TrainConfiguration,
): Promise<Decision | null> {
  const { train, now } = boarding;
  // It is tried again later, not in a circle.
  const isResting = train.reason?.code === 'unreachable' && train.lookAt !== null && train.lookAt > now;
  if (isResting) return null;
  try {
    const planned = await planTrain(ports, boarding.project, schedule);
    if (planned.kind === 'none') {
      const { reason } = planned;
      return endTrain(boarding, reason.code === 'refused' ? 'refused' : 'left-out', reason);
    }
    const { project, plan, into } = planned;
    const candidateId = ports.mint.id<CandidateId>();
    const made = cut({
      ...plan,
      project,
      into,
      by: null,
      now,
      ids: {
        release: ports.mint.id<ReleaseId>(),
        candidate: candidateId,
        dispatch: ports.mint.dispatchId(),
      },
    });
    return mergeDecisions([made, trainCut(boarding, candidateId, candidateName(plan))]);
  } catch (error) {
    if (!(error instanceof IntegrationError)) throw error;
    const waitMs = Math.max(againAfterMs, error.retryAfterMs ?? 0);
    return troubleWithTrain(boarding, new Date(now.getTime() + waitMs));
  }
}
