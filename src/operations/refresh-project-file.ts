import type { CandidateId, ProjectFileId, RepositoryId } from '../domain/ids.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import type { ProjectConfiguration } from '../domain/project/configuration.ts';
import { handlesIn, resolveHandles } from '../domain/project/handles.ts';
import { lastSeen, type ReadFile, takeFile } from '../domain/repository/file-change.ts';
import type { FoundRepository } from '../domain/repository/found.ts';
import { renamed } from '../domain/repository/renamed.ts';
import type { Project, ProjectFile } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

const projectFilePath = 'waybill.yaml';

/** How often a reading is taken up anew when something else changed meanwhile. */
const mostTries = 5;

/** Reads a repository's `waybill.yaml` anew, from its default branch, and takes what may be taken of it. */
export async function refreshProjectFile(ports: Ports, repositoryId: RepositoryId): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    if ((await tryToRefresh(ports, repositoryId)) === 'taken') return;
  }
  // Nothing may be decided on a configuration that could not be brought up to date.
  throw new Error(
    `the waybill.yaml of repository ${repositoryId} changed ${mostTries} times while it was read`,
  );
}

async function tryToRefresh(ports: Ports, repositoryId: RepositoryId): Promise<'taken' | 'overtaken'> {
  const { store, github, clock, mint } = ports;
  const repository = await store.repository(repositoryId);
  if (repository === null) return 'taken';
  const found = await github.repositoryById(repositoryId, repository.fullName);
  // Not to be seen is not to be gone: what was valid stays in force, and nothing is decided on it.
  if (found === null) throw unreachable(repository.fullName);
  if (found.fullName !== repository.fullName || found.defaultBranch !== repository.defaultBranch) {
    const projects = (await store.projects()).filter((project) => project.repositoryId === repositoryId);
    await store.commit(renamed({ repository, found, projects, now: clock.now() }));
    return 'overtaken';
  }
  const [projects, inForce, waiting, refused] = await Promise.all([
    store.projects(),
    store.projectFileIn(repositoryId, 'in-force'),
    store.projectFileIn(repositoryId, 'waiting'),
    store.projectFileIn(repositoryId, 'refused'),
  ]);
  const files = { inForce, waiting, refused };
  const own = projects.filter((project) => project.repositoryId === repositoryId);
  const file = await readFile(ports, found, { known: lastSeen(files), inForce });
  const taken = await store.commit(
    takeFile({
      repository,
      htmlUrl: found.htmlUrl,
      projects: own,
      ...files,
      candidates: repository.fileState === 'valid' ? [] : await latestCandidates(ports, own),
      file,
      fileId: mint.id<ProjectFileId>(),
      now: clock.now(),
    }),
  );
  if (taken.kind !== 'conflict') return 'taken';
  return (await isTaken(ports, repositoryId, file)) ? 'taken' : 'overtaken';
}

/** Whether somebody else, a moment faster, took up the very file that was read here: many ask at once. */
async function isTaken({ store }: Ports, repositoryId: RepositoryId, file: ReadFile): Promise<boolean> {
  if (file.kind !== 'valid') return false;
  const [repository, inForce, waiting, refused] = await Promise.all([
    store.repository(repositoryId),
    store.projectFileIn(repositoryId, 'in-force'),
    store.projectFileIn(repositoryId, 'waiting'),
    store.projectFileIn(repositoryId, 'refused'),
  ]);
  return (
    repository?.fileState === 'valid' && lastSeen({ inForce, waiting, refused })?.blobSha === file.blobSha
  );
}

/** What may have become ready while the file could not be used. */
async function latestCandidates(
  { store }: Ports,
  projects: readonly Project[],
): Promise<readonly CandidateId[]> {
  const open = await Promise.all(projects.map(({ id }) => store.releases(id, { state: 'open' })));
  const latest = await Promise.all(open.flat().map(({ id }) => store.latestCandidate(id)));
  return latest.flatMap((candidate) => (candidate === null ? [] : [candidate.id]));
}

function unreachable(repository: string): IntegrationError {
  return new IntegrationError({ system: 'github', operation: `GET /repos/${repository}`, retryable: true });
}

/** The file as the default branch has it now; with ids in place of handles, unless it is the one that is known. */
export async function readFile(
  ports: Ports,
  found: FoundRepository,
  before: { readonly known: ProjectFile | null; readonly inForce: ProjectFile | null },
): Promise<ReadFile> {
  const { github } = ports;
  const { fullName, defaultBranch } = found;
  const file = await github.readFile(fullName, projectFilePath, defaultBranch);
  if (file === null) return { kind: 'missing' };
  const parsed = ports.parseProjectFile(file.text);
  if (!parsed.ok) return { kind: 'broken', problems: parsed.problems };
  const { blobSha, commitSha, text: content } = file;
  const { projects } = parsed.file;
  const { known, inForce } = before;
  // Whom it names and who wrote it are questions only where it is news.
  if (known?.blobSha === blobSha) {
    const { authorLogins } = known;
    return { kind: 'valid', blobSha, commitSha, content, authorLogins, configurations: projects };
  }
  const [authorLogins, configurations] = await Promise.all([
    github.fileAuthors(fullName, projectFilePath, inForce?.commitSha ?? null, commitSha),
    withIds(ports, projects, inForce === null ? 'as-far-as-listed' : 'all'),
  ]);
  return { kind: 'valid', blobSha, commitSha, content, authorLogins, configurations };
}

/** Puts ids in place of the handles of user groups; a handle that means nobody stays as it is. */
export async function withIds(
  ports: Ports,
  configurations: readonly ProjectConfiguration[],
  wanted: Wanted = 'all',
): Promise<readonly ProjectConfiguration[]> {
  const ids = await groupIdsByHandle(ports, configurations, wanted);
  return configurations.map((configuration) => resolveHandles(configuration, ids));
}

/**
 * *As far as listed*: where Slack will not list user groups for this bot at all, a project is set up all the same. Its
 * handles mean nobody then, which is a no to whoever they might mean, until it is set up again. What is in force is
 * never changed by that.
 */
type Wanted = 'all' | 'as-far-as-listed';

/** The user groups of now by their handles, `@` and all; not asked for where none is named. */
export async function groupIdsByHandle(
  { slack }: Ports,
  configurations: readonly ProjectConfiguration[],
  wanted: Wanted,
): Promise<ReadonlyMap<string, string>> {
  if (configurations.every((configuration) => handlesIn(configuration).length === 0)) return new Map();
  try {
    return new Map((await slack.userGroups()).map(({ handle, id }) => [`@${handle}`, id]));
  } catch (error) {
    const isForGood = error instanceof IntegrationError && !error.retryable;
    if (isForGood && wanted === 'as-far-as-listed') return new Map();
    throw error;
  }
}
