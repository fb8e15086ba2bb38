import type { Deployment } from '../deployment/deployment.ts';
import { needsPeople } from '../policy/ladder.ts';
import type { Candidate } from '../release/candidate.ts';
import { type EnvironmentLine, isActive, nextEnvironments } from '../release/environment-line.ts';
import type { Wait } from './digest.ts';

/** What an open release waits for: what a person has to do before what comes by itself. */
export function waitOf(candidate: Candidate, environments: readonly EnvironmentLine[]): Wait {
  const since = candidate.stateAt.toISOString();
  switch (candidate.state) {
    case 'building':
      return { on: 'build', since };
    case 'failed':
    case 'errored':
      return { on: 'captain', since, why: candidate.state };
    case 'ready':
      return candidate.badSince === null
        ? afterReady(candidate, environments)
        : { on: 'captain', since: candidate.badSince.toISOString(), why: 'bad' };
    default:
      return candidate.state satisfies never;
  }
}

function afterReady(candidate: Candidate, environments: readonly EnvironmentLine[]): Wait {
  const active = environments
    .filter(isActive)
    .flatMap(({ latest }) => (latest === null ? [] : [latest.deployment]));
  const gates = active.flatMap(gateOf);
  const forPeople = gates.find(({ isForPeople }) => isForPeople);
  if (forPeople !== undefined) return forPeople.wait;
  const to = nextEnvironments(environments, candidate)
    .filter(({ environment }) => environment.promote === 'by hand')
    .map(({ environment }) => environment.name);
  if (to.length > 0) return { on: 'promotion', since: sinceReady(candidate, environments), to };
  const underWay = active.find(({ state }) => state !== 'requested');
  if (underWay !== undefined) {
    return { on: 'deployment', since: underWay.stateAt.toISOString(), environment: underWay.environment };
  }
  return gates[0]?.wait ?? { on: 'nothing' };
}

/** The gate that a request waits for; none where it has begun. */
function gateOf({
  state,
  ladder,
  environment,
}: Deployment): readonly { readonly wait: Wait; readonly isForPeople: boolean }[] {
  if (state !== 'requested') return [];
  const rung = ladder.find(needsPeople) ?? ladder.find(({ answer }) => answer.state !== 'holds');
  const facts = rung?.answer.facts;
  if (rung === undefined || facts === undefined) return [];
  const from = facts.code === 'approvals-missing' ? facts.from.slice(0, mostNamed) : [];
  const { gate, since } = rung;
  return [{ wait: { on: 'gate', since, environment, gate, facts, from }, isForPeople: needsPeople(rung) }];
}

const mostNamed = 10;

/** Since its last step forward: ready, or verified somewhere. */
function sinceReady(candidate: Candidate, environments: readonly EnvironmentLine[]): string {
  const steps = environments.flatMap(({ runs, latest }) =>
    runs.candidate?.id === candidate.id && latest?.deployment.succeededAt != null
      ? [latest.deployment.succeededAt.getTime()]
      : [],
  );
  return new Date(Math.max(candidate.stateAt.getTime(), ...steps)).toISOString();
}
