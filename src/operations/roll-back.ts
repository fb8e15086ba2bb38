import type { Decision } from '../domain/change.ts';
import type { DeploymentId } from '../domain/ids.ts';
import { mergeDecisions } from '../domain/merge-decisions.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { RollbackName } from '../domain/rollback/choose.ts';
import { decideRollback } from '../domain/rollback/decide.ts';
import type { RollbackOrder } from '../domain/rollback/order.ts';
import type { RollbackTrigger } from '../domain/rollback/rollback.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { fromKept } from './kept-outcome.ts';
import { type PreparedRollback, prepareRollback } from './prepare-rollback.ts';

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
type RolledBack = {
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
    const { keptOutcome } = origin.asker;
    if (keptOutcome !== undefined) return fromKept(keptOutcome);
  }
  const permits = await Promise.all(
    ask.environments.map((environment) => permit(ports, origin, ask.project, environment)),
  );
  for (let tries = 0; tries < mostTries; tries += 1) {
    const prepared = await Promise.all(
      ask.environments.map(async (environment, at): Promise<PreparedRollback> => {
        const permitted = permits[at];
        return permitted?.ok === false
          ? { kind: 'settled', result: { environment: environment.name, outcome: permitted } }
          : prepareRollback(ports, origin, ask, environment);
      }),
    );
    const able = prepared.filter((each) => decide(each, orderOf(origin, ask, [])).decision !== null);
    const together = able.flatMap((each) => (each.kind === 'ready' ? [each.environment] : []));
    const decided = prepared.map((each) => decide(each, orderOf(origin, ask, together)));
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

/** Each environment says who may; automation was let in by its configuration. */
async function permit(
  ports: Ports,
  origin: RollbackOrigin,
  project: Project,
  environment: EnvironmentConfiguration,
): Promise<Outcome<unknown>> {
  return origin.kind === 'automatic'
    ? yes(true)
    : authorize(ports, origin.asker, 'roll back', project, environment);
}

function orderOf(origin: RollbackOrigin, ask: RollbackAsk, together: readonly string[]): RollbackOrder {
  const { because, plan, parameters } = ask;
  const isPerson = origin.kind === 'person';
  return {
    by: isPerson ? origin.asker.userId : null,
    trigger: isPerson ? 'person' : origin.trigger,
    because,
    plan,
    parameters,
    together,
  };
}

type Decided = { readonly result: RollbackResult; readonly decision: Decision | null };

function decide(prepared: PreparedRollback, order: RollbackOrder): Decided {
  if (prepared.kind === 'settled') return { result: prepared.result, decision: null };
  const { environment, facts, ids } = prepared;
  const decision = decideRollback(facts, order, ids);
  if (!decision.ok) return { result: { environment, outcome: decision }, decision: null };
  const outcome = yes<RolledBack>({
    kind: 'new',
    deploymentId: ids.deploymentId,
    from: facts.choice.away.candidate.name,
    to: facts.choice.target.candidate.name,
    behind: facts.occupant?.candidate.name ?? null,
    hasReason: order.because !== null,
  });
  return { result: { environment, outcome }, decision: decision.value };
}
