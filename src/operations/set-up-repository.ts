import type { SetupResult } from '../domain/answer/setup.ts';
import type { Change, Decision } from '../domain/change.ts';
import type { ProjectFileId, ProjectId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { ProjectConfiguration } from '../domain/project/configuration.ts';
import { together } from '../domain/repository/file-change.ts';
import type { FoundRepository } from '../domain/repository/found.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { checkProject } from './check-project.ts';
import { commitFor } from './commit-for.ts';
import { readFile, refreshProjectFile } from './refresh-project-file.ts';

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
  const file = await readFile(ports, found, null);
  if (file.kind !== 'valid') {
    return no({
      code: 'config-invalid',
      repository: found.fullName,
      isMissing: file.kind === 'missing',
      problems: file.kind === 'broken' ? file.problems : [],
    });
  }
  const fresh: ProjectConfiguration[] = [];
  const returning: { readonly project: Project; readonly configuration: ProjectConfiguration }[] = [];
  for (const configuration of file.configurations) {
    const existing = await ports.store.projectNamed(configuration.name);
    if (existing === null) fresh.push(configuration);
    else if (existing.repositoryId !== found.id) {
      const other = await ports.store.repository(existing.repositoryId);
      return no({
        code: 'project-name-taken',
        project: configuration.name,
        repository: other?.fullName ?? 'another repository',
      });
    } else if (existing.retiredAt !== null) returning.push({ project: existing, configuration });
  }

  const registration = register(ports, asker, found, fresh, returning);
  const decision: Decision =
    known === null ? together(addRepository(ports, asker, found, file), registration) : registration;
  const registered = [...fresh, ...returning.map(({ configuration }) => configuration)].map(
    ({ name }) => name,
  );
  const summary = { repository: found.fullName, registered };
  const kept = await commitFor(ports, asker, yes(summary), decision);
  if (!kept.ok) return kept;
  return yes(await describe(ports, found, before, kept.value.registered));
}

async function projectsOf({ store }: Ports, repository: Repository): Promise<readonly Project[]> {
  return (await store.projects()).filter(({ repositoryId }) => repositoryId === repository.id);
}

function addRepository(
  { clock, mint }: Ports,
  asker: Asker,
  found: FoundRepository,
  file: Extract<Awaited<ReturnType<typeof readFile>>, { kind: 'valid' }>,
): Decision {
  const now = clock.now();
  return {
    changes: [
      {
        insert: 'repositories',
        row: {
          id: found.id,
          fullName: found.fullName,
          defaultBranch: found.defaultBranch,
          fileState: 'valid',
          fileProblems: [],
          fileReadAt: now,
          acceptedTagWorkflows: [],
          revision: 1,
        },
      },
      {
        insert: 'projectFiles',
        row: {
          id: mint.id<ProjectFileId>(),
          repositoryId: found.id,
          blobSha: file.blobSha,
          commitSha: file.commitSha,
          authorLogins: file.authorLogins,
          content: file.content,
          state: 'in-force',
          loosened: [],
          readAt: now,
          decidedBy: asker.userId,
          decidedAt: now,
        },
      },
    ],
    events: [
      {
        kind: 'repository-registered',
        projectId: null,
        actor: bySlackUser(asker.userId),
        at: now,
        facts: { repository: found.fullName, repositoryId: found.id, commit: file.commitSha },
      },
    ],
    effects: [],
  };
}

function register(
  { clock, mint }: Ports,
  asker: Asker,
  found: FoundRepository,
  fresh: readonly ProjectConfiguration[],
  returning: readonly { readonly project: Project; readonly configuration: ProjectConfiguration }[],
): Decision {
  const now = clock.now();
  const added = fresh.map(
    (
      configuration,
    ): { readonly change: Change; readonly id: ProjectId; readonly configuration: ProjectConfiguration } => {
      const id = mint.id<ProjectId>();
      const row: Project = {
        id,
        name: configuration.name,
        repositoryId: found.id,
        channelId: configuration.channel,
        configuration,
        lastBuildNumber: 0,
        registeredAt: now,
        retiredAt: null,
        revision: 1,
      };
      return { change: { insert: 'projects', row }, id, configuration };
    },
  );
  const back = returning.map(({ project, configuration }) => ({
    change: {
      update: 'projects',
      id: project.id,
      revision: project.revision,
      set: { configuration, channelId: configuration.channel, retiredAt: null },
    } as const satisfies Change,
    id: project.id,
    configuration,
  }));
  const all = [...added, ...back];
  return {
    changes: all.map(({ change }) => change),
    events: all.map(({ id, configuration }) => ({
      kind: 'project-registered',
      projectId: id,
      actor: bySlackUser(asker.userId),
      at: now,
      facts: { project: configuration.name, repository: found.fullName, channel: configuration.channel },
    })),
    effects: all.map(({ id, configuration }) => ({
      effect: 'say',
      key: `project-registered:${id}:${now.toISOString()}`,
      channelId: configuration.channel,
      thread: null,
      reach: 'thread',
      announcement: {
        kind: 'project-registered',
        project: configuration.name,
        repository: found.fullName,
        by: asker.userId,
      },
    })),
  };
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
