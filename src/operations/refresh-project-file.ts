import type { ProjectFileId, RepositoryId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { ProjectConfiguration } from '../domain/project/configuration.ts';
import { handlesIn, resolveHandles } from '../domain/project/handles.ts';
import { type ReadFile, takeFile } from '../domain/repository/file-change.ts';
import type { FoundRepository } from '../domain/repository/found.ts';
import type { ProjectFile } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

export const projectFilePath = 'waybill.yaml';

/** Reads a repository's `waybill.yaml` anew, from its default branch, and takes what may be taken of it. */
export async function refreshProjectFile(ports: Ports, repositoryId: RepositoryId): Promise<void> {
  const { store, github, clock, mint } = ports;
  const repository = await store.repository(repositoryId);
  if (repository === null) return;
  const found = await github.repositoryById(repositoryId, repository.fullName);
  // Not to be seen is not to be gone: what was valid stays in force, and nothing is decided on it.
  if (found === null) throw unreachable(repository.fullName);
  if (found.fullName !== repository.fullName || found.defaultBranch !== repository.defaultBranch) {
    await store.commit({
      changes: [
        {
          update: 'repositories',
          id: repository.id,
          revision: repository.revision,
          set: { fullName: found.fullName, defaultBranch: found.defaultBranch },
        },
      ],
      events: [
        {
          kind: 'repository-renamed',
          projectId: null,
          actor: 'waybill',
          at: clock.now(),
          facts: { from: repository.fullName, to: found.fullName, defaultBranch: found.defaultBranch },
        },
      ],
      effects: [],
    });
    return refreshProjectFile(ports, repositoryId);
  }
  const [projects, inForce, waiting, refused] = await Promise.all([
    store.projects(),
    store.projectFileIn(repositoryId, 'in-force'),
    store.projectFileIn(repositoryId, 'waiting'),
    store.projectFileIn(repositoryId, 'refused'),
  ]);
  await store.commit(
    takeFile({
      repository,
      projects: projects.filter((project) => project.repositoryId === repositoryId),
      inForce,
      waiting,
      refused,
      file: await readFile(ports, found, inForce),
      fileId: mint.id<ProjectFileId>(),
      now: clock.now(),
    }),
  );
}

function unreachable(repository: string): IntegrationError {
  return new IntegrationError({ system: 'github', operation: `GET /repos/${repository}`, retryable: true });
}

/** The file as the default branch has it now, with ids in place of handles. */
export async function readFile(
  ports: Ports,
  found: FoundRepository,
  inForce: ProjectFile | null,
): Promise<ReadFile> {
  const { github } = ports;
  const file = await github.readFile(found.fullName, projectFilePath, found.defaultBranch);
  if (file === null) return { kind: 'missing' };
  const parsed = ports.parseProjectFile(file.text);
  if (!parsed.ok) return { kind: 'broken', problems: parsed.problems };
  const isKnown = inForce?.blobSha === file.blobSha;
  return {
    kind: 'valid',
    blobSha: file.blobSha,
    commitSha: file.commitSha,
    content: file.text,
    authorLogins: isKnown
      ? inForce.authorLogins
      : await github.fileAuthors(found.fullName, projectFilePath, inForce?.commitSha ?? null, file.commitSha),
    configurations: await withIds(ports, parsed.file.projects),
  };
}

/** Puts ids in place of the handles of user groups; a handle that means nobody stays as it is. */
export async function withIds(
  { slack }: Ports,
  configurations: readonly ProjectConfiguration[],
): Promise<readonly ProjectConfiguration[]> {
  if (configurations.every((configuration) => handlesIn(configuration).length === 0)) return configurations;
  const groups = await slack.userGroups();
  const ids = new Map(groups.map(({ handle, id }) => [`@${handle}`, id]));
  return configurations.map((configuration) => resolveHandles(configuration, ids));
}
