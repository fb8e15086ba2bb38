import type { Decision } from '../domain/change.ts';
import { type Deployment, stopAsked } from '../domain/deployment/deployment.ts';
import type { DeploymentId, HoldId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Project } from '../domain/repository/repository.ts';
import { chooseRollback, type RollbackName } from '../domain/rollback/choose.ts';
import { decideRollback } from '../domain/rollback/decide.ts';
import { mergeDecisions } from '../domain/rollback/merge-decisions.ts';
import type { RollbackTrigger } from '../domain/rollback/rollback.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { gatherRollback, readHistory } from './gather-rollback.ts';
import { fromKept } from './kept-outcome.ts';
import { readBetween } from './read-between.ts';

/** Who rolls back: a person, or Waybill by itself because something said no. */
export type RollbackOrigin =
  | { readonly kind: 'person'; readonly asker: Asker }
  | { readonly kind: 'automatic'; readonly trigger: Exclude<RollbackTrigger, 'person'> };

/** What is asked for; the same for every environment that is named. */
export type RollbackAsk = {
  readonly project: Project;
  readonly environments: readonly EnvironmentConfiguration[];
  /** Null for the latest verified one there. */
  readonly to: RollbackName | null;
  /** By environment, what the person saw to be taken away; empty where nobody was shown anything. */
  readonly expects: Readonly<Record<string, Pick<Candidate, 'id' | 'name'>>>;
  readonly because: string | null;
  readonly plan: string | null;
  readonly parameters: 'recorded' | 'today';
  /** *Shown*: the person has seen which migrations lie between, and GitHub need not be asked again. */
  readonly migrations: 'shown' | 'unseen';
};

/** *Already*: a rollback to the same is under way there, whoever asked for it. */
export type RolledBack = {
  readonly kind: 'new' | 'already';
  readonly deploymentId: DeploymentId;
  readonly from: string;
  readonly to: string;
  /** What has to make room first; null where the lane is free. */
  readonly behind: string | null;
  readonly hasReason: boolean;
};
export type RollbackResult = { readonly environment: string; readonly outcome: Outcome<RolledBack> };

/** The lane moves on while it is decided on: so often it is looked at anew. */
const mostTries = 5;

/**
 * Rolls environments back: one decision and one transaction, with a result each. What is refused in one
 * does not stop the others. GitHub and Slack are told afterwards: nothing waits for them.
 */
export async function rollBack(
  ports: Ports,
  origin: RollbackOrigin,
  ask: RollbackAsk,
): Promise<Outcome<readonly RollbackResult[]>> {
  if (origin.kind === 'person') {
    const { asker } = origin;
    if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
    for (const environment of ask.environments) {
      const permitted = await authorize(ports, asker, 'roll back', ask.project, environment);
      if (!permitted.ok) return permitted;
    }
  }
  for (let tries = 0; tries < mostTries; tries += 1) {
    const decided = await Promise.all(
      ask.environments.map((environment) => decide(ports, origin, ask, environment)),
    );
    const outcome = yes(decided.map(({ result }) => result));
    const decisions = decided.flatMap(({ decision }) => (decision === null ? [] : [decision]));
    if (decisions.length === 0) return outcome;
    const request = origin.kind === 'person' ? { id: origin.asker.requestId, outcome } : undefined;
    const kept = await ports.store.commit(mergeDecisions(decisions), request);
    if (kept.kind === 'done') return outcome;
    if (kept.kind === 'repeated') return fromKept(kept.outcome);
  }
  return no({ code: 'changed-meanwhile', what: 'The deployment' });
}

type Decided = { readonly result: RollbackResult; readonly decision: Decision | null };

async function decide(
  ports: Ports,
  origin: RollbackOrigin,
  ask: RollbackAsk,
  environment: EnvironmentConfiguration,
): Promise<Decided> {
  const { project, to, because, plan, parameters } = ask;
  const { name } = environment;
  const refused = (outcome: Outcome<never>): Decided => ({
    result: { environment: name, outcome },
    decision: null,
  });
  const history = await readHistory(ports, { projectId: project.id, environment: name });
  const isAutomatic = origin.kind === 'automatic';
  const chosen = chooseRollback(history, {
    isAutomatic,
    to,
    expects: ask.expects[name] ?? null,
  });
  if (!chosen.ok) return refused(chosen);
  const { away, target } = chosen.value;
  const about = { from: away.candidate.name, to: target.candidate.name, hasReason: because !== null };
  const { latest } = history;
  if (latest !== null && isOnItsWay(latest.deployment) && latest.candidate.id === target.candidate.id) {
    const { id: deploymentId, rollback } = latest.deployment;
    const hasReason = rollback?.because != null;
    return {
      result: {
        environment: name,
        outcome: yes({ ...about, kind: 'already', deploymentId, behind: null, hasReason }),
      },
      decision: null,
    };
  }
  const isPlanKnown =
    ask.migrations === 'shown' || plan !== null || project.configuration.contracting.length === 0;
  const contracting = isPlanKnown ? null : (await readBetween(ports, project, chosen.value)).contracting;
  const facts = await gatherRollback(ports, { project, environment, choice: chosen.value, contracting });
  const ids = { deploymentId: ports.mint.id<DeploymentId>(), holdId: ports.mint.id<HoldId>() };
  const decision = decideRollback(
    facts,
    {
      by: origin.kind === 'person' ? origin.asker.userId : null,
      trigger: origin.kind === 'person' ? 'person' : origin.trigger,
      because,
      plan,
      parameters,
      together: ask.environments.map((each) => each.name),
    },
    ids,
  );
  if (!decision.ok) return refused(decision);
  const { deploymentId } = ids;
  const behind = facts.occupant?.candidate.name ?? null;
  return {
    result: { environment: name, outcome: yes({ ...about, kind: 'new', deploymentId, behind }) },
    decision: decision.value,
  };
}

/** A rollback that is neither over nor asked to make room for another one. */
function isOnItsWay(deployment: Deployment): boolean {
  const { origin, state } = deployment;
  const isUnderWay =
    state === 'requested' || state === 'queued' || state === 'running' || state === 'verifying';
  return origin === 'rollback' && isUnderWay && stopAsked(deployment) === null;
}
