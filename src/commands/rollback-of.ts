import { parseCandidateId, parseDeploymentId, parseProjectId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Project } from '../domain/repository/repository.ts';
import { findDeployment } from '../operations/find-deployment.ts';
import { findEnvironment } from '../operations/find-environment.ts';
import type { Context } from './command.ts';

/** An environment of a project. */
export type Where = { readonly project: Project; readonly environment: EnvironmentConfiguration };

/** What `<project id> <environment>` on a button names. */
export async function whereOf({ ports }: Context, value: string): Promise<Outcome<Where>> {
  const [id = '', name = ''] = value.split(/ (.*)/s);
  const project = await ports.store.project(parseProjectId(id));
  if (project === null) return no({ code: 'deployment-unknown' });
  const environment = findEnvironment(project, name);
  return environment.ok ? yes({ project, environment: environment.value }) : environment;
}

/** Where a deployment is, a rollback's or another's, by the id that its messages carry. */
export async function whereOfRollback({ ports }: Context, value: string): Promise<Outcome<Where>> {
  const found = await findDeployment(ports, parseDeploymentId(value));
  if (!found.ok) return found;
  const { project, deployment } = found.value;
  const environment = findEnvironment(project, deployment.environment);
  return environment.ok ? yes({ project, environment: environment.value }) : environment;
}

/** What `<project id> <candidate id>:<environment>,…` names: several environments, each with what goes. */
export async function allShownOn(
  { ports }: Context,
  value: string,
): Promise<
  Outcome<{
    readonly project: Project;
    readonly environments: readonly EnvironmentConfiguration[];
    readonly expects: Readonly<Record<string, Candidate>>;
  }>
> {
  const [id = '', list = ''] = value.split(/ (.*)/s);
  const project = await ports.store.project(parseProjectId(id));
  if (project === null) return no({ code: 'deployment-unknown' });
  const environments: EnvironmentConfiguration[] = [];
  const expects: Record<string, Candidate> = {};
  for (const [candidateId = '', name = ''] of list.split(',').map((each) => each.split(':'))) {
    const environment = findEnvironment(project, name);
    if (!environment.ok) return environment;
    const away = await ports.store.candidate(parseCandidateId(candidateId));
    if (away === null) return no({ code: 'deployment-unknown' });
    environments.push(environment.value);
    expects[environment.value.name] = away;
  }
  return yes({ project, environments, expects });
}

/** What a person was shown in the window: what goes, what comes back, and where. */
export async function shownIn(
  context: Context,
  value: string,
): Promise<Outcome<Where & { readonly away: Candidate; readonly target: Candidate }>> {
  const [projectId = '', awayId = '', targetId = '', name = ''] = value.split(/ (.*?) (.*?) (.*)/s);
  const where = await whereOf(context, `${projectId} ${name}`);
  if (!where.ok) return where;
  const { store } = context.ports;
  const [away, target] = await Promise.all([
    store.candidate(parseCandidateId(awayId)),
    store.candidate(parseCandidateId(targetId)),
  ]);
  if (away === null || target === null) return no({ code: 'deployment-unknown' });
  return yes({ ...where.value, away, target });
}
