import type { ProjectStatus, ReleaseStatus } from '../domain/answer/status.ts';
import { cardKey } from '../domain/outbox/message.ts';
import { type Outcome, yes } from '../domain/outcome.ts';
import type { LaneState } from '../domain/release/lane-state.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { findVersion } from './find-version.ts';
import { nextTimes } from './next-times.ts';
import { readEnvironments } from './read-environments.ts';
import { readLanes } from './read-lanes.ts';

/** More than anybody reads at once. */
const mostOpen = 20;

/** What is in flight in a project, and what waits for whom; of one version, where it is named. */
export async function readStatus(
  ports: Ports,
  asker: Asker,
  project: Project,
  version: string | null = null,
): Promise<Outcome<ProjectStatus>> {
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  if (version === null) return yes(await statusOf(ports, project));
  const found = await findVersion(ports, project, version);
  return found.ok ? yes(await statusOf(ports, project, found.value.release)) : found;
}

/** The status itself, for those who were let in already. */
export async function statusOf(
  ports: Ports,
  project: Project,
  about: Release | null = null,
): Promise<ProjectStatus> {
  const { store } = ports;
  const [repository, waiting, open, closed, times, lanes] = await Promise.all([
    store.repository(project.repositoryId),
    store.projectFileIn(project.repositoryId, 'waiting'),
    about === null
      ? store.releases(project.id, { state: 'open', limit: mostOpen })
      : [about].filter(({ state }) => state === 'open'),
    store.releases(project.id, { state: 'closed', limit: 1 }),
    nextTimes(ports, project),
    readLanes(ports, project),
  ]);
  const statuses = await Promise.all(open.map((release) => releaseStatus(ports, project, release, lanes)));
  const cut = statuses.filter((status) => status !== null);
  return {
    project,
    about,
    starting: open.filter((_, at) => statuses[at] === null),
    repositoryName: repository?.fullName ?? '',
    fileState: repository?.fileState ?? 'missing',
    fileProblems: repository?.fileProblems ?? [],
    waitingFile:
      waiting === null
        ? null
        : { id: waiting.id, authorLogins: waiting.authorLogins, loosened: waiting.loosened.length },
    open: cut,
    runs: cut.length > 0 ? [] : lanes.map(({ runs }) => runs),
    nextTrain: times.find(({ kind }) => kind === 'cut') ?? null,
    latestClosed: closed[0] ?? null,
  };
}

async function releaseStatus(
  ports: Ports,
  project: Project,
  release: Release,
  lanes: readonly LaneState[],
): Promise<ReleaseStatus | null> {
  const { store } = ports;
  const candidate = await store.latestCandidate(release.id);
  if (candidate === null) return null;
  const [dispatch, environments, card] = await Promise.all([
    store.latestDispatch(candidate.id),
    readEnvironments(ports, lanes, [candidate], release.hotfix),
    store.outbox.posted(cardKey(release.id, project.channelId)),
  ]);
  return { release, candidate, dispatch, environments, card };
}
