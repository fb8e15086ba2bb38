import type { Decision } from '../change.ts';
import { mergeDecisions } from '../merge-decisions.ts';
import { no, type Outcome, yes } from '../outcome.ts';
import { callOff, makeRoom } from './clear-the-lane.ts';
import type { RollbackFacts } from './facts.ts';
import type { RollbackIds, RollbackOrder } from './order.ts';
import { callOf } from './recorded-call.ts';
import { requestRollback } from './request-rollback.ts';
import type { Rollback } from './rollback.ts';
import { holdEnvironment, markBad } from './stop-the-bad.ts';

/**
 * The rollback of one environment: the target at the head of its lane, what is in flight there cancelled,
 * the environment held, and what is taken away marked bad and called off wherever it waits. The same for a
 * person's order and for automation's.
 */
export function decideRollback(
  facts: RollbackFacts,
  order: RollbackOrder,
  ids: RollbackIds,
): Outcome<Decision> {
  const { target, away, others } = facts.choice;
  const there = { environment: facts.environment.name };
  const { tag } = facts;
  if (tag.kind === 'seen' && tag.value !== target.candidate.sha) {
    return no({
      code: 'rollback-tag-gone',
      ...there,
      candidate: target.candidate.name,
      tag: target.candidate.tag,
      otherSha: tag.value,
      others: others.map(({ candidate }) => candidate.name),
    });
  }
  const call = callOf(facts, order);
  if (!call.ok) return call;
  const migrations = facts.contracting ?? [];
  if (migrations.length > 0 && order.plan === null) {
    return no({ code: 'rollback-plan-missing', ...there, candidate: target.candidate.name, migrations });
  }
  const rollback: Rollback = {
    trigger: order.trigger,
    away: {
      candidateId: away.candidate.id,
      releaseId: away.release.id,
      name: away.candidate.name,
      deploymentId: away.deployment.id,
    },
    because: order.because,
    plan: order.plan,
    call: call.value,
    removes: facts.removes,
    together: order.together,
    waitSaidAt: null,
  };
  return yes(
    mergeDecisions([
      // First, so that what waited leaves its place to the rollback.
      ...facts.calledOff.map((deploying) => callOff(facts, order, deploying)),
      makeRoom(facts, order),
      markBad(facts, order),
      holdEnvironment(facts, order, ids),
      requestRollback(facts, order, ids, rollback),
    ]),
  );
}
