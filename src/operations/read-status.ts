import type { ProjectStatus, ReleaseStatus } from '../domain/answer/status.ts';
import { cardKey } from '../domain/outbox/message.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';

/** What is in flight in a project, and what waits for whom. */
export async function readStatus(
  ports: Ports,
  asker: Asker,
  project: Project,
): Promise<Outcome<ProjectStatus>> {
  const permitted = await authorize(ports, asker, 'read', project);
  return permitted.ok ? yes(await statusOf(ports, project)) : permitted;
}

/** The status itself, for those who were let in already. */
export async function statusOf(ports: Ports, project: Project): Promise<ProjectStatus> {
  const { store } = ports;
  const [repository, waiting, open, newest] = await Promise.all([
    store.repository(project.repositoryId),
    store.projectFileIn(project.repositoryId, 'waiting'),
    store.releases(project.id, { state: 'open', limit: 20 }),
    store.releases(project.id, { limit: 20 }),
  ]);
  return {
    project,
    repositoryName: repository?.fullName ?? '',
    fileState: repository?.fileState ?? 'missing',
    fileProblems: repository?.fileProblems ?? [],
    waitingFile:
      waiting === null
        ? null
        : { id: waiting.id, authorLogins: waiting.authorLogins, loosened: waiting.loosened.length },
    open: (await Promise.all(open.map((release) => releaseStatus(ports, release)))).filter(
      (status) => status !== null,
    ),
    latestClosed: newest.find(({ state }) => state !== 'open') ?? null,
  };
}

async function releaseStatus({ store }: Ports, release: Release): Promise<ReleaseStatus | null> {
  const candidate = (await store.candidatesOf(release.id)).at(-1);
  if (candidate === undefined) return null;
  const project = await store.project(release.projectId);
  const [dispatches, card] = await Promise.all([
    store.dispatchesOf(candidate.id),
    project === null ? null : store.outbox.posted(cardKey(release.id, project.channelId)),
  ]);
  return { release, candidate, dispatch: dispatches.at(-1) ?? null, card };
}
