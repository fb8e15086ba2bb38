import type { CandidateId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { lastEnvironments } from '../domain/project/environment.ts';
import type { Project } from '../domain/repository/repository.ts';
import { clearBad as decide } from '../domain/rollback/lift.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type BadCleared = { readonly candidate: string };

/** Says that a candidate is not bad after all; not by those alone who brought it to the last tier. */
export async function clearBad(
  ports: Ports,
  asker: Asker,
  {
    project,
    candidateId,
    because,
  }: { readonly project: Project; readonly candidateId: CandidateId; readonly because: string },
): Promise<Outcome<BadCleared>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const act = 'clear a bad candidate';
  const permitted = await authorize(ports, asker, act, project);
  if (!permitted.ok) return permitted;
  const { store, clock } = ports;
  const candidate = await store.candidate(candidateId);
  if (candidate === null || candidate.badSince === null) {
    return no({ code: 'candidate-not-bad', candidate: candidate?.name ?? '' });
  }
  if (candidate.badSince > asker.receivedAt) return no({ code: 'changed-meanwhile', what: 'The candidate' });
  const reason = because.trim();
  if (reason === '') {
    return no({ code: 'reason-missing', act, form: `/release lift bad ${candidate.name} because …` });
  }
  const { environments } = project.configuration;
  const inLastTier = new Set(lastEnvironments(environments).map(({ name }) => name));
  const own = (await store.deployments.deploymentsOf(candidate.id)).find(
    ({ environment, requesters, origin }) =>
      origin !== 'rollback' && inLastTier.has(environment) && requesters.includes(asker.userId),
  );
  if (own !== undefined) return no({ code: 'requester-alone', act, environment: own.environment });
  const said = { by: asker.userId, because: reason, now: clock.now() };
  return commitFor(ports, asker, yes({ candidate: candidate.name }), decide(project, candidate, said));
}
