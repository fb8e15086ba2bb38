import type { ReleaseId } from '../domain/ids.ts';
import type { CardFacts } from '../domain/release/card.ts';
import type { Ports } from '../ports.ts';
import { readEnvironments } from './read-environments.ts';
import { readLanes } from './read-lanes.ts';

/** What a release's card shows, as it is now; null where the release is not there. */
export async function readCard(ports: Ports, releaseId: ReleaseId): Promise<CardFacts | null> {
  const { store } = ports;
  const release = await store.release(releaseId);
  if (release === null) return null;
  const [project, candidates] = await Promise.all([
    store.project(release.projectId),
    store.candidatesOf(releaseId),
  ]);
  const latest = candidates.at(-1);
  // Only a hotfix is shown before its first candidate, while its fix is being picked.
  if (project === null || (latest === undefined && release.hotfix === null)) return null;
  const [repository, dispatch, lanes, picks, backMerges] = await Promise.all([
    store.repository(project.repositoryId),
    latest === undefined ? null : store.latestDispatch(latest.id),
    readLanes(ports, project),
    store.picks.picksInto(releaseId),
    store.picks.backMergesFrom(releaseId),
  ]);
  if (repository === null) return null;
  return {
    project,
    repositoryName: repository.fullName,
    fileState: repository.fileState,
    release,
    candidates,
    dispatch,
    environments: await readEnvironments(ports, lanes, candidates, release.hotfix),
    picks,
    backMerges,
  };
}
