import type { Decision } from '../domain/change.ts';
import type { DeploymentState } from '../domain/deployment/deployment.ts';
import { type Plan } from '../domain/deployment/plan.ts';
import {
  carriedApprovals,
  requestDeployment as decideRequest,
  requestersOf,
} from '../domain/deployment/request-deployment.ts';
import { isHotfix } from '../domain/hotfix/hotfix.ts';
import type { ApprovalId, DeploymentId, UserId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Hold } from '../domain/policy/stop.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import { effectivePolicy } from '../domain/rollback/effective-policy.ts';
import { liftHold } from '../domain/rollback/lift.ts';
import { compareVersions } from '../domain/version/version.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { currentProject } from './current-project.ts';
import { fromKept } from './kept-outcome.ts';
import type { Progress } from './plan-cut.ts';
import { type DeploymentPlan, type Destination, planDeployment } from './plan-deployment.ts';

/** What a person asks for. The two words are given when asking again, after they were asked for. */
export type PromotionWish = {
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly environment: string;
  readonly isStepBackMeant?: boolean;
  /** It is to be deployed though it runs there. */
  readonly isAgainMeant?: boolean;
  /** When it is to start; left out for as soon as it can. */
  readonly plan?: Plan;
  /** What was mended since the environment was held. */
  readonly mended?: string;
};

/** *Already*: the same was asked for, whoever did; two clicks have one effect. */
export type Requested = {
  readonly kind: 'new' | 'already';
  readonly deploymentId: DeploymentId;
  readonly candidate: string;
  readonly environment: string;
  readonly state: DeploymentState;
  /** ISO 8601; null where it goes as soon as it can. */
  readonly plannedAt: string | null;
};

/** A promotion as it would be asked for, and what its hold says; nothing is changed. */
export type PromotionPreview = DeploymentPlan & Destination & { readonly hold: Hold | null };

/** What a promotion would bring, for those who may ask for it. */
export async function previewPromotion(
  ports: Ports,
  asker: Asker,
  wish: PromotionWish,
  progress: Progress = () => undefined,
): Promise<Outcome<PromotionPreview>> {
  const permitted = await authorize(ports, asker, 'request a promotion', wish.project);
  if (!permitted.ok) return permitted;
  return preview(ports, wish, progress);
}

async function preview(
  ports: Ports,
  wish: PromotionWish,
  progress: Progress,
): Promise<Outcome<PromotionPreview>> {
  const destination = await findDestination(ports, wish);
  if (!destination.ok) return destination;
  const { project, environment } = destination.value;
  const [plan, hold] = await Promise.all([
    planDeployment(ports, destination.value, progress),
    ports.store.deployments.holdIn({ projectId: project.id, environment: environment.name }),
  ]);
  return yes({ ...destination.value, ...plan, hold });
}

/** Asks for a candidate to be brought into an environment, or says that this was asked for already. */
export async function requestDeployment(
  ports: Ports,
  asker: Asker,
  wish: PromotionWish,
  progress: Progress = () => undefined,
): Promise<Outcome<Requested>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'request a promotion', wish.project);
  if (!permitted.ok) return permitted;
  const standing = await standingRequest(ports, asker, wish.candidate, wish.environment);
  if (standing !== null) return liftForStanding(ports, asker, wish, standing);
  const planned = await preview(ports, wish, progress);
  if (!planned.ok) return planned;
  const allowed = await mayBeAsked(ports, planned.value, wish);
  if (!allowed.ok) return allowed;
  const { validMs } = planned.value.environment.approvals;
  if (wish.plan !== undefined && wish.plan.at.getTime() - ports.clock.now().getTime() >= validMs) {
    const about = { candidate: planned.value.candidate.name, environment: planned.value.environment.name };
    return no({ code: 'plan-too-far', ...about, days: Math.floor(validMs / 86_400_000) });
  }

  const { hold, environment, candidate } = planned.value;
  const lifts = hold === null || wish.mended === undefined ? null : { hold, because: wish.mended.trim() };
  const id = ports.mint.id<DeploymentId>();
  const outcome = yes<Requested>({
    kind: 'new',
    deploymentId: id,
    candidate: candidate.name,
    environment: environment.name,
    state: 'requested',
    plannedAt: wish.plan?.at.toISOString() ?? null,
  });
  const origin = wish.plan === undefined || wish.isStepBackMeant === true ? 'manual' : 'scheduled';
  const plan = wish.plan ?? null;
  const decision = await makeRequest(ports, planned.value, { id, by: asker.userId, origin, lifts, plan });
  const kept = await commitFor(ports, asker, outcome, decision);
  if (kept.ok || kept.refusal.code !== 'changed-meanwhile') return kept;
  // Somebody, perhaps the same person, was a moment faster.
  const other = await standingRequest(ports, asker, candidate, environment.name);
  return other === null ? kept : yes(other);
}

/**
 * One that waits already may wait for a hold: whoever asks for it is told what that was for and asked whether
 * it is fixed, like anybody else, and saying so lifts it.
 */
async function liftForStanding(
  ports: Ports,
  asker: Asker,
  { project, mended }: PromotionWish,
  standing: Requested,
): Promise<Outcome<Requested>> {
  const { store, clock } = ports;
  const { environment: name, state } = standing;
  const environment = project.configuration.environments.find((each) => each.name === name);
  const hold = await store.deployments.holdIn({ projectId: project.id, environment: name });
  const held = hold === null ? null : await store.candidate(hold.candidateId);
  const isWaiting = state === 'requested' || state === 'queued';
  if (!isWaiting || hold === null || held === null || environment === undefined) return yes(standing);
  const because = (mended ?? '').trim();
  if (because === '') {
    return no({ code: 'held', candidate: held.name, environment: name, because: hold.because });
  }
  const lifted = liftHold(
    { project, environment, hold, candidate: held },
    { by: asker.userId, because, now: clock.now() },
  );
  return commitFor(ports, asker, yes(standing), lifted);
}

/** The decision of a request, by a person or by automation, with the yeses that carry over. */
export async function makeRequest(
  { store, mint, clock }: Ports,
  { project, release, candidate, shown, last }: Destination & DeploymentPlan,
  ask: {
    readonly id: DeploymentId;
    readonly by: UserId | null;
    readonly origin: 'manual' | 'scheduled' | 'automatic';
    readonly plan?: Plan | null;
    readonly lifts: { readonly hold: Hold; readonly because: string } | null;
  },
): Promise<Decision> {
  const now = clock.now();
  const before = (await store.deployments.deploymentsOf(candidate.id)).find(
    ({ environment }) => environment === shown.environment,
  );
  const isRejected = before?.state === 'rejected';
  const earlier = before === undefined || isRejected ? [] : await store.deployments.approvalsOf(before.id);
  const requesters = requestersOf(candidate, ask.by);
  const carried = carriedApprovals(earlier, { shown, requesters, now });
  return decideRequest({
    ...ask,
    // A hotfix is one whoever asks for it: it has its own rules, and goes first.
    origin: isHotfix(release) ? 'hotfix' : ask.origin,
    project,
    release,
    candidate,
    shown,
    replaces: last,
    carried: carried.map((approval) => ({ id: mint.id<ApprovalId>(), approval })),
    now,
  });
}

/** Where it is to go, by the configuration as the repository has it now (promise 20). */
export async function findDestination(
  ports: Ports,
  wish: Pick<PromotionWish, 'project' | 'release' | 'candidate' | 'environment'>,
): Promise<Outcome<Destination>> {
  const current = await currentProject(ports, wish.project);
  if (!current.ok) return current;
  const { project, repository } = current.value;
  const [release, candidate] = await Promise.all([
    ports.store.release(wish.release.id),
    ports.store.candidate(wish.candidate.id),
  ]);
  if (release === null || candidate === null) return no({ code: 'no-release-yet', project: project.name });
  const environment = project.configuration.environments.find(({ name }) => name === wish.environment);
  if (environment === undefined) {
    return no({
      code: 'environment-unknown',
      text: wish.environment,
      known: project.configuration.environments.map(({ name }) => name),
    });
  }
  if (release.state === 'abandoned' || release.state === 'returned') {
    return no({ code: 'release-closed', version: release.version, state: release.state });
  }
  const origin = isHotfix(release) ? 'hotfix' : 'manual';
  const policy = effectivePolicy(environment, origin, release.hotfix);
  return yes({ project, repository, release, candidate, environment: policy });
}

/**
 * The deployment that asking comes to without a new one: it is under way, or it was made since this was asked, which
 * had to wait. Whatever became of it, one who asked twice in that time meant one deployment.
 */
async function standingRequest(
  { store }: Ports,
  { receivedAt }: Asker,
  candidate: Candidate,
  environment: string,
): Promise<Requested | null> {
  const under = new Set<DeploymentState>(['requested', 'queued', 'running', 'verifying']);
  const standing = (await store.deployments.deploymentsOf(candidate.id)).find(
    (deployment) =>
      deployment.environment === environment &&
      (under.has(deployment.state) || deployment.requestedAt > receivedAt),
  );
  if (standing === undefined) return null;
  return {
    kind: 'already',
    deploymentId: standing.id,
    candidate: candidate.name,
    environment,
    state: standing.state,
    plannedAt: standing.plannedAt?.toISOString() ?? null,
  };
}

async function mayBeAsked(
  { store }: Ports,
  { here, candidate, environment, hold }: PromotionPreview,
  wish: PromotionWish,
): Promise<Outcome<true>> {
  const about = { candidate: candidate.name, environment: environment.name };
  if (candidate.badSince !== null) {
    return no({ code: 'candidate-bad', candidate: candidate.name, because: candidate.badReason });
  }
  const isThere = here.candidate?.id === candidate.id && here.uncertainSince === null;
  if (isThere && wish.isAgainMeant !== true) {
    return no({ code: 'already-there', ...about });
  }
  const isStepBack = here.candidate !== null && compareVersions(candidate.name, here.candidate.name) < 0;
  if (isStepBack && wish.isStepBackMeant !== true) {
    return no({ code: 'step-back', ...about, from: here.candidate.name });
  }
  if (hold !== null && (wish.mended ?? '').trim() === '') {
    const held = await store.candidate(hold.candidateId);
    return no({
      code: 'held',
      candidate: held?.name ?? '',
      environment: environment.name,
      because: hold.because,
    });
  }
  return yes(true);
}
