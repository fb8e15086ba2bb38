import { no, type Outcome, yes } from '../domain/outcome.ts';
import { type EnvironmentConfiguration, lastTier } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';
import { liftHold as decide } from '../domain/rollback/lift.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type HoldLifted = { readonly environment: string; readonly candidate: string };

/** Lifts the hold of an environment; in the last tier not by those alone who caused what it was set after. */
export async function liftHold(
  ports: Ports,
  asker: Asker,
  {
    project,
    environment,
    because,
  }: {
    readonly project: Project;
    readonly environment: EnvironmentConfiguration;
    readonly because: string;
  },
): Promise<Outcome<HoldLifted>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const act = 'lift a hold';
  const permitted = await authorize(ports, asker, act, project, environment);
  if (!permitted.ok) return permitted;
  const { store, clock } = ports;
  const { name } = environment;
  const reason = because.trim();
  if (reason === '') {
    return no({ code: 'reason-missing', act, form: `/release lift hold ${name} because …` });
  }
  const hold = await store.deployments.holdIn({ projectId: project.id, environment: name });
  const candidate = hold === null ? null : await store.candidate(hold.candidateId);
  if (hold === null || candidate === null) return no({ code: 'not-held', environment: name });
  // Asked for twice, the second may be looked at after another hold was set, for a reason that nobody has seen.
  if (hold.setAt > asker.receivedAt) return no({ code: 'changed-meanwhile', what: 'The hold' });
  const caused = (await store.deployments.deploymentsOf(candidate.id)).filter(
    (deployment) => deployment.environment === name && deployment.origin !== 'rollback',
  );
  const isLast = environment.tier === lastTier(project.configuration.environments);
  if (isLast && caused.some(({ requesters }) => requesters.includes(asker.userId))) {
    return no({ code: 'requester-alone', act, environment: name });
  }
  const said = { by: asker.userId, because: reason, now: clock.now() };
  const outcome = yes({ environment: name, candidate: candidate.name });
  return commitFor(ports, asker, outcome, decide({ project, environment, hold, candidate }, said));
}
