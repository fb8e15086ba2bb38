import { type Deploying, environmentOf } from '../domain/deployment/deploying.ts';
import type { CandidateId, DeploymentId, RollbackVerdictId } from '../domain/ids.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import { carriedOut, considerEnd, type NotCarriedOut } from '../domain/rollback/automatic/consider.ts';
import { evidenceOf, type WayBackEvidence } from '../domain/rollback/automatic/evidence.ts';
import { hasLaneMoved, isRolledBackLast } from '../domain/rollback/automatic/lane-since.ts';
import { type AutomaticFacts, shouldRollBack } from '../domain/rollback/automatic/should-roll-back.ts';
import type { RollbackVerdict } from '../domain/rollback/automatic/verdict.ts';
import { chooseRollback } from '../domain/rollback/choose.ts';
import type { Ports } from '../ports.ts';
import { readHistory } from './gather-rollback.ts';
import { viewRollback } from './preview-rollback.ts';
import { readDeploying } from './read-deploying.ts';
import { readRollbackFigures } from './read-rollback-figures.ts';
import { rollBack } from './roll-back.ts';

/** How far back a lane is looked through for what was done there. */
const deploymentsLookedAt = 50;

/**
 * Takes up that a deployment has failed or errored: rolls back by itself where that is allowed, asks, or says
 * what it would have done. Decided once for each end, whoever else sees it; to act is tried until it is done.
 */
export async function considerRollback(ports: Ports, id: DeploymentId): Promise<void> {
  const { store } = ports;
  const deployment = await store.deployments.deployment(id);
  const deploying = deployment === null ? null : await readDeploying(ports, deployment);
  if (deploying === null || deployment?.endedAt == null || !isConfigured(deploying)) return;
  const decided = await store.rollbacks.verdictOn(id, deployment.endedAt);
  const verdict = decided ?? (await decide(ports, deploying, deployment.endedAt));
  if (verdict?.kind !== 'act' || verdict.carriedOutAt !== null) return;
  const seen = decided === null ? 'act' : await lookAgain(ports, deploying);
  const came = seen === 'act' ? await act(ports, deploying) : seen;
  const now = ports.clock.now();
  await store.commit(carriedOut({ ...deploying, now }, verdict, came === 'done' ? null : came));
}

function isConfigured({ project, deployment }: Deploying): boolean {
  const { environments } = project.configuration;
  return project.retiredAt === null && environments.some(({ name }) => name === deployment.environment);
}

async function decide(ports: Ports, deploying: Deploying, endedAt: Date): Promise<RollbackVerdict | null> {
  const { store, mint } = ports;
  const { facts, target } = await gather(ports, deploying);
  const verdict = shouldRollBack(facts);
  // Its run was started again meanwhile: how that one ends is another matter.
  if (verdict.kind === 'nothing' && verdict.why === 'not-failed') return null;
  const isTold = verdict.kind === 'ask' || verdict.kind === 'shadow';
  const { took, tally } = await readRollbackFigures(ports, deploying.deployment);
  const decision = considerEnd(deploying, {
    id: mint.id<RollbackVerdictId>(),
    verdict,
    target,
    evidence: isTold ? await evidence(ports, deploying, took) : null,
    tally,
  });
  // A conflict means that another process has decided this very moment: what it decided counts.
  await store.commit(decision);
  return store.rollbacks.verdictOn(deploying.deployment.id, endedAt);
}

async function gather(
  ports: Ports,
  deploying: Deploying,
): Promise<{
  readonly facts: AutomaticFacts;
  readonly target: { readonly id: CandidateId; readonly name: string } | null;
}> {
  const { deployments, rollbacks } = ports.store;
  const { deployment, candidate } = deploying;
  const { id, name } = candidate;
  const [history, lane, last, foreign, isHoldLifted] = await Promise.all([
    readHistory(ports, deployment),
    deployments.deploymentsIn(deployment, { limit: deploymentsLookedAt }),
    deployments.lastSucceeded(deployment),
    deployments.foreignRunAfter(deployment, deployment.startedAt),
    deployment.endedAt === null ? true : rollbacks.isHoldLiftedSince(deployment, deployment.endedAt),
  ]);
  const chosen = chooseRollback(history, {
    isAutomatic: true,
    to: null,
    expects: { id, name },
    askedAt: null,
  });
  const hasNoTarget = !chosen.ok && chosen.refusal.code === 'no-rollback-target';
  return {
    facts: {
      now: ports.clock.now(),
      mode: environmentOf(deploying).rollback.mode,
      ended: deployment,
      hasTarget: !hasNoTarget,
      isRedeployment: last?.candidateId === candidate.id,
      hasSomebodyActed: isHoldLifted || hasLaneMoved(deployment, lane) || !(chosen.ok || hasNoTarget),
      hasForeignRun: foreign !== null,
      isTwiceInARow: isRolledBackLast(lane),
    },
    target: chosen.ok ? chosen.value.target.candidate : null,
  };
}

async function evidence(
  ports: Ports,
  deploying: Deploying,
  took: WayBackEvidence['took'],
): Promise<WayBackEvidence | null> {
  const environment = environmentOf(deploying);
  const view = await viewRollback(ports, { project: deploying.project, environment, to: null });
  return view.ok ? evidenceOf(view.value, took) : null;
}

/** It was decided a while ago, and a process died over it: much may have happened since. */
async function lookAgain(ports: Ports, deploying: Deploying): Promise<NotCarriedOut | 'act' | 'done'> {
  const { facts } = await gather(ports, deploying);
  const verdict = shouldRollBack(facts);
  if (verdict.kind !== 'ask') return verdict.kind === 'nothing' ? 'done' : 'act';
  const { took } = await readRollbackFigures(ports, deploying.deployment);
  const shown = await evidence(ports, deploying, took);
  return shown === null ? 'done' : { kind: 'asked', why: verdict.why, evidence: shown };
}

/** Somebody was a moment faster: what they did stands, and says so itself. */
const overtaken = new Set<RefusalCode>(['rolled-back-already', 'rollback-outdated', 'nothing-to-roll-back']);

async function act(ports: Ports, deploying: Deploying): Promise<NotCarriedOut | 'done'> {
  const { project, deployment, candidate } = deploying;
  const trigger = deployment.verifyingAt === null ? 'deployer-failed' : 'verification-failed';
  const asked = await rollBack(
    ports,
    { kind: 'automatic', trigger },
    {
      project,
      environments: [environmentOf(deploying)],
      to: null,
      expects: { [deployment.environment]: { id: candidate.id, name: candidate.name } },
      because: null,
      plan: null,
      parameters: 'recorded',
      migrations: 'unseen',
    },
  );
  const outcome = asked.ok ? asked.value[0]?.outcome : asked;
  if (outcome?.ok !== false) return 'done';
  const { code } = outcome.refusal;
  if (code === 'changed-meanwhile') throw new LaneKeepsMoving();
  return overtaken.has(code) ? 'done' : { kind: 'refused', code };
}

/** It is tried again by its job. */
class LaneKeepsMoving extends Error {
  constructor() {
    super('the lane moved on while a rollback was decided');
    this.name = 'LaneKeepsMoving';
  }
}
