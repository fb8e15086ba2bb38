import type { SetupResult } from '../domain/answer/setup.ts';
import type { Decision } from '../domain/change.ts';
import type { ProjectFileId, ProjectId } from '../domain/ids.ts';
import { mergeDecisions } from '../domain/merge-decisions.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { FoundRepository } from '../domain/repository/found.ts';
import {
  type Registering,
  registerProject,
  registerRepository,
  resolveNames,
} from '../domain/repository/registration.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { checkProject } from './check-project.ts';
import { commitFor } from './commit-for.ts';
import { groupIdsByHandle, readFile, refreshProjectFile } from './refresh-project-file.ts';

type Registered = { readonly registered: readonly string[] };

/** Registers the projects in a repository's `waybill.yaml`, or reads it anew where it is known. */
export async function setUpRepository(
  ports: Ports,
  asker: Asker,
  fullName: string,
): Promise<Outcome<SetupResult>> {
  const permitted = await authorize(ports, asker, 'set up a project', null);
  if (!permitted.ok) return permitted;
  const found = await ports.github.repository(fullName);
  if (found === null) return no({ code: 'repository-unknown', repository: fullName });

  const known = await ports.store.repository(found.id);
  const before = known === null ? [] : await projectsOf(ports, known);
  if (known !== null) await refreshProjectFile(ports, found.id);
  const kept = await register(ports, asker, found, known);
  return kept.ok ? yes(await describe(ports, found, before, kept.value.registered)) : kept;
}

async function register(
  ports: Ports,
  asker: Asker,
  found: FoundRepository,
  known: Repository | null,
): Promise<Outcome<Registered>> {
  const { store, mint, clock } = ports;
  const inForce = known === null ? null : await store.projectFileIn(known.id, 'in-force');
  const file = await readFile(ports, found, { known: null, inForce });
  if (file.kind !== 'valid') {
    return no({
      code: 'config-invalid',
      repository: found.fullName,
      isMissing: file.kind === 'missing',
      problems: file.kind === 'broken' ? file.problems : [],
    });
  }
  const registering: Registering = { found, by: asker.userId, now: clock.now() };
  const decisions: Decision[] =
    known === null ? [registerRepository(registering, file, mint.id<ProjectFileId>())] : [];
  const registered: string[] = [];
  for (const configuration of file.configurations) {
    const existing = await store.projectNamed(configuration.name);
    if (existing !== null && existing.repositoryId !== found.id) {
      const other = await store.repository(existing.repositoryId);
      return no({
        code: 'project-name-taken',
        project: configuration.name,
        repository: other?.fullName ?? 'another repository',
      });
    }
    if (existing !== null && existing.retiredAt === null) continue;
    const place = existing === null ? { newId: mint.id<ProjectId>() } : { retired: existing };
    decisions.push(registerProject(registering, configuration, place));
    registered.push(configuration.name);
  }
  if (known !== null) decisions.push(...(await namesResolved(ports, registering, known)));
  return commitFor(ports, asker, yes({ registered }), mergeDecisions(decisions));
}

async function namesResolved(
  ports: Ports,
  registering: Registering,
  repository: Repository,
): Promise<readonly Decision[]> {
  const projects = await projectsOf(ports, repository);
  const ids = await groupIdsByHandle(
    ports,
    projects.map(({ configuration }) => configuration),
    'as-far-as-listed',
  );
  return projects
    .map((project) => resolveNames(registering, project, ids))
    .filter((decision) => decision !== null);
}

async function projectsOf({ store }: Ports, repository: Repository): Promise<readonly Project[]> {
  return (await store.projects()).filter(({ repositoryId }) => repositoryId === repository.id);
}

async function describe(
  ports: Ports,
  found: FoundRepository,
  before: readonly Project[],
  registered: readonly string[],
): Promise<SetupResult> {
  const { store } = ports;
  const repository = await store.repository(found.id);
  const waiting = await store.projectFileIn(found.id, 'waiting');
  const after = repository === null ? [] : await projectsOf(ports, repository);
  const checkups =
    repository === null
      ? []
      : await Promise.all(
          after.map(async (project) => ({
            project: project.name,
            findings: await checkProject(ports, { project, repository }),
          })),
        );
  const isChanged = (project: Project) =>
    before.some(({ id, revision }) => id === project.id && revision !== project.revision);
  const old = after.filter(({ name }) => !registered.includes(name));
  return {
    repository: found.fullName,
    registered,
    changed: old.filter(isChanged).map(({ name }) => name),
    unchanged: old.filter((project) => !isChanged(project)).map(({ name }) => name),
    retired: before.filter(({ id }) => after.every((project) => project.id !== id)).map(({ name }) => name),
    waiting: waiting === null ? null : { fileId: waiting.id, loosened: waiting.loosened },
    checkups,
  };
}
