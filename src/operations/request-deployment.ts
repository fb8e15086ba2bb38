import type { DeploymentState } from '../domain/deployment/deployment.ts';
import { mayBeAsked } from '../domain/deployment/may-be-asked.ts';
import type { PromotionWish } from '../domain/deployment/promotion-wish.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Hold } from '../domain/policy/stop.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import { liftHold } from '../domain/rollback/lift.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';
import { makeRequest } from './make-request.ts';
import type { Progress } from './plan-cut.ts';
import { promotionOf } from './preview-promotion.ts';
import { heldSince } from './read-hold.ts';

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
  const planned = await promotionOf(ports, wish, progress);
  if (!planned.ok) return planned;
  const { hold, environment, candidate, here } = planned.value;
  const held = await heldSince(ports, hold);
  const mended = mendedSince(hold, asker, wish);
  const allowed = mayBeAsked(
    { candidate, environment, here, held, now: ports.clock.now() },
    { ...wish, mended },
  );
  if (!allowed.ok) return allowed;

  const lifts = hold === null ? null : { hold, because: mended };
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
  wish: PromotionWish,
  standing: Requested,
): Promise<Outcome<Requested>> {
  const { store, clock } = ports;
  const { project } = wish;
  const { environment: name, state } = standing;
  const environment = project.configuration.environments.find((each) => each.name === name);
  const hold = await store.deployments.holdIn({ projectId: project.id, environment: name });
  const held = hold === null ? null : await store.candidate(hold.candidateId);
  const isWaiting = state === 'requested' || state === 'queued';
  if (!isWaiting || hold === null || held === null || environment === undefined) return yes(standing);
  const because = mendedSince(hold, asker, wish);
  if (because === '') {
    return no({ code: 'held', candidate: held.name, environment: name, because: hold.because });
  }
  const lifted = liftHold(
    { project, environment, hold, candidate: held },
    { by: asker.userId, because, now: clock.now() },
  );
  return commitFor(ports, asker, yes(standing), lifted);
}

/** What was mended; nothing where the hold was set after that was said, which was of another. */
const mendedSince = (hold: Hold | null, { receivedAt }: Asker, { mended = '' }: PromotionWish): string =>
  hold !== null && hold.setAt > receivedAt ? '' : mended.trim();

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
