import { exemptGates } from './exempt-gates.ts';
import { gates } from './gates/index.ts';
import type { GateAnswer, GateName, Rung } from './ladder.ts';
import type { Override } from './override.ts';
import type { PolicyFacts } from './policy-facts.ts';

/**
 * Asks a deployment's gates, one after the other, none left out because another does not hold. A rung keeps
 * since when it has answered so while its answer means the same.
 */
export function judgeLadder(facts: PolicyFacts, previous: readonly Rung[]): readonly Rung[] {
  const { deployment, environment } = facts;
  const exempt = new Set(exemptGates[deployment.origin]);
  if (environment.rollback.needsApproval === true) exempt.delete('approved');
  return gates
    .filter(({ name }) => !exempt.has(name))
    .map(({ name, judge }) => {
      const answer = overridden(name, judge(facts), facts.overrides);
      const before = previous.find(({ gate }) => gate === name);
      const isAsBefore = before !== undefined && meaning(before.answer) === meaning(answer);
      return { gate: name, answer, since: isAsBefore ? before.since : facts.now.toISOString() };
    });
}

/**
 * Whether a person may open the gate against its answer: not an unbuilt candidate, nor an unknown identity. A planned
 * time is lifted by whoever may ask for the deployment, which is no override.
 */
export function isOverridable(gate: GateName, answer: GateAnswer): boolean {
  if (answer.state === 'holds' || gate === 'candidate ready' || gate === 'due') return false;
  const isIdentityUnknown = answer.state === 'unknown' || answer.facts.code === 'authors-unlinked';
  return !(gate === 'approved' && isIdentityUnknown);
}

function overridden(gate: GateName, answer: GateAnswer, overrides: readonly Override[]): GateAnswer {
  const override = overrides.find((each) => each.gate === gate);
  if (override === undefined || !isOverridable(gate, answer)) return answer;
  const { byUserId: by, reason } = override;
  return { state: 'holds', facts: { code: 'overridden', by, reason } };
}

/** The second of two yeses that are missing, or another freeze, changes the facts and not the meaning. */
const meaning = ({ state, facts }: GateAnswer): string => `${state} ${facts?.code ?? 'holds'}`;
