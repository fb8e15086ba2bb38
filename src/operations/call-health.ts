import type { Act } from '../domain/authority/act.ts';
import { type Deploying, environmentOf, isLastTier } from '../domain/deployment/deploying.ts';
import { type Deployment, isInDoubt } from '../domain/deployment/deployment.ts';
import { attestEnded as decideAttested, callHealth as decideCall } from '../domain/deployment/verify.ts';
import type { DeploymentId, HoldId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { findDeployment } from './find-deployment.ts';
import { fromKept } from './kept-outcome.ts';

export type HealthCalled = { readonly candidate: string; readonly environment: string };

/** How many of a lane's deployments may have been asked for since one that is in doubt. */
const mostLookedAt = 50;

type Word = 'healthy' | 'faulty';

/** A person's word on a deployment that is being verified, or whose checks could not tell: that is its end. */
export async function callHealth(
  ports: Ports,
  asker: Asker,
  { id, word, because }: { readonly id: DeploymentId; readonly word: Word; readonly because: string },
): Promise<Outcome<HealthCalled>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const act = word === 'healthy' ? 'call a deployment healthy' : 'call a deployment faulty';
  const found = await mayCall(ports, asker, act, id);
  if (!found.ok) return found;
  const deploying = found.value;
  const { deployment, candidate } = deploying;
  const about = { candidate: candidate.name, environment: deployment.environment };
  if (deployment.state !== 'verifying' && !(await isLatestInDoubt(ports, deployment))) {
    return no({ code: 'not-verifying', ...about, state: deployment.state });
  }
  if (word === 'healthy') {
    const call = { kind: 'healthy', by: asker.userId } as const;
    return commitFor(ports, asker, yes(about), decideCall(deploying, call));
  }
  const reason = because.trim();
  if (reason === '') return no({ code: 'reason-missing', act, form: 'Faulty, with what is wrong' });
  const hold = await ports.store.deployments.holdIn(deployment);
  const holdId = hold === null ? ports.mint.id<HoldId>() : null;
  const call = { kind: 'faulty', by: asker.userId, because: reason, holdId } as const;
  return commitFor(ports, asker, yes(about), decideCall(deploying, call));
}

/** A person's word that nothing runs any more of a deployment whose end nobody saw: its lane is free. */
export async function attestEnded(
  ports: Ports,
  asker: Asker,
  { id, because }: { readonly id: DeploymentId; readonly because: string },
): Promise<Outcome<HealthCalled>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const act = 'attest that nothing runs';
  const found = await mayCall(ports, asker, act, id);
  if (!found.ok) return found;
  const deploying = found.value;
  const { deployment, candidate } = deploying;
  const about = { candidate: candidate.name, environment: deployment.environment };
  if (deployment.state !== 'errored' || !deployment.holdsLane) {
    return no({ code: 'end-not-in-doubt', ...about, state: deployment.state });
  }
  const reason = because.trim();
  if (reason === '') return no({ code: 'reason-missing', act, form: 'Nothing runs, with how you know' });
  const attested = decideAttested(deploying, { by: asker.userId, because: reason });
  return commitFor(ports, asker, yes(about), attested);
}

/** A word on what has been deployed over since would be on what nobody can see any more. */
async function isLatestInDoubt({ store }: Ports, deployment: Deployment): Promise<boolean> {
  if (!isInDoubt(deployment)) return false;
  const { startedAt } = deployment;
  const begun = await store.deployments.deploymentsIn(deployment, { limit: mostLookedAt });
  return begun.every(
    (other) => other.startedAt === null || startedAt === null || other.startedAt <= startedAt,
  );
}

/** In the last tier whoever caused a deployment cannot alone say that all is well with it. */
async function mayCall(
  ports: Ports,
  asker: Asker,
  act: Act & ('call a deployment healthy' | 'call a deployment faulty' | 'attest that nothing runs'),
  id: DeploymentId,
): Promise<Outcome<Deploying>> {
  const found = await findDeployment(ports, id);
  if (!found.ok) return found;
  const deploying = found.value;
  const permitted = await authorize(ports, asker, act, deploying.project, environmentOf(deploying));
  if (!permitted.ok) return permitted;
  const { requesters, environment } = deploying.deployment;
  const isAlone = act !== 'call a deployment faulty' && isLastTier(deploying);
  return isAlone && requesters.includes(asker.userId)
    ? no({ code: 'requester-alone', act, environment })
    : yes(deploying);
}
