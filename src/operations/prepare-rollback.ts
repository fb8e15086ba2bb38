import { stopAsked } from '../domain/deployment/deployment.ts';
import type { DeploymentId, HoldId } from '../domain/ids.ts';
import { yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import { chooseRollback, type RollbackChoice, type RollbackHistory } from '../domain/rollback/choose.ts';
import type { RollbackFacts } from '../domain/rollback/facts.ts';
import type { RollbackIds } from '../domain/rollback/order.ts';
import type { Ports } from '../ports.ts';
import { gatherRollback, readHistory } from './gather-rollback.ts';
import { readBetween } from './read-between.ts';
import type { RollbackAsk, RollbackOrigin, RollbackResult } from './roll-back.ts';

/** One environment of a rollback: settled already, or with all that it is decided on. */
export type PreparedRollback =
  | { readonly kind: 'settled'; readonly result: RollbackResult }
  | {
      readonly kind: 'ready';
      readonly environment: string;
      readonly facts: RollbackFacts;
      readonly ids: RollbackIds;
    };

/** Chooses what goes and what comes back in one environment, and gathers what that is decided on. */
export async function prepareRollback(
  ports: Ports,
  origin: RollbackOrigin,
  ask: RollbackAsk,
  environment: EnvironmentConfiguration,
  triesLeft = 3,
): Promise<PreparedRollback> {
  const { project, to, parameters } = ask;
  const { name } = environment;
  const settled = (outcome: RollbackResult['outcome']): PreparedRollback => ({
    kind: 'settled',
    result: { environment: name, outcome },
  });
  const history = await readHistory(ports, { projectId: project.id, environment: name });
  const isAutomatic = origin.kind === 'automatic';
  const chosen = chooseRollback(history, {
    isAutomatic,
    to,
    expects: ask.expects[name] ?? null,
    askedAt: isAutomatic ? null : origin.asker.receivedAt,
  });
  if (!chosen.ok) return settled(chosen);
  const choice = chosen.value;
  const { latest } = history;
  if (latest !== null && isOnItsWay(history, choice)) {
    return settled(
      yes({
        kind: 'already',
        deploymentId: latest.deployment.id,
        from: choice.away.candidate.name,
        to: choice.target.candidate.name,
        behind: null,
        hasReason: latest.deployment.rollback?.because != null,
      }),
    );
  }
  // First, for it may take its time: what it is decided on is read last.
  const between = isPlanKnown(ask)
    ? null
    : await readBetween(ports, project, choice, { isPatient: isAutomatic });
  const gathered = await gatherRollback(ports, { project, environment, choice, parameters });
  const facts = { ...gathered, contracting: between?.contracting ?? null };
  if (isOvertaken(history, facts) && triesLeft > 0) {
    return prepareRollback(ports, origin, ask, environment, triesLeft - 1);
  }
  return {
    kind: 'ready',
    environment: name,
    facts,
    ids: { deploymentId: ports.mint.id<DeploymentId>(), holdId: ports.mint.id<HoldId>() },
  };
}

const isPlanKnown = ({ migrations, plan, project }: RollbackAsk): boolean =>
  migrations === 'shown' || plan !== null || project.configuration.contracting.length === 0;

/**
 * Whether somebody else's rollback came between what was read first and what was read last. Unseen, two who click at
 * once would each call the other's off.
 */
function isOvertaken({ latest }: RollbackHistory, { calledOff, occupant }: RollbackFacts): boolean {
  const present = [...calledOff, ...(occupant === null ? [] : [occupant])];
  return present.some(
    ({ deployment: { id, origin, requestedAt } }) =>
      origin === 'rollback' &&
      latest !== null &&
      id !== latest.deployment.id &&
      requestedAt >= latest.deployment.requestedAt,
  );
}

/** Whether a rollback to the same is neither over nor asked to make room for another one. */
export function isOnItsWay({ latest }: RollbackHistory, { target }: RollbackChoice): boolean {
  if (latest === null || latest.candidate.id !== target.candidate.id) return false;
  const { origin, state } = latest.deployment;
  const isUnderWay =
    state === 'requested' || state === 'queued' || state === 'running' || state === 'verifying';
  return origin === 'rollback' && isUnderWay && stopAsked(latest.deployment) === null;
}
