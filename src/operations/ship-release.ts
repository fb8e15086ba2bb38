import type { CandidateId } from '../domain/ids.ts';
import { type Arrival, publicationRefused, published, ship } from '../domain/release/ship.ts';
import { tagMessage } from '../domain/release/tag-message.ts';
import { renderTag } from '../domain/version/tag-template.ts';
import type { Ports } from '../ports.ts';
import { runsEverywhere } from './runs-everywhere.ts';

/**
 * Ships a release once its candidate is verified in every environment of the last tier: on the record, then
 * as a tag and a published release on GitHub. Each is looked for before it is made, so that it can be killed
 * anywhere and called again.
 */
export async function shipRelease(ports: Ports, candidateId: CandidateId): Promise<void> {
  const arrived = await readArrival(ports, candidateId);
  if (arrived === null) return;
  if (arrived.release.state === 'open') await ports.store.commit(ship(arrived));
  const release = await ports.store.release(arrived.release.id);
  // Somebody was faster, as with its notes: nothing else would ask again.
  if (release?.state === 'open') throw new NotYet(release.version);
  if (release?.state === 'shipped') await publish(ports, { ...arrived, release });
}

async function readArrival(ports: Ports, candidateId: CandidateId): Promise<Arrival | null> {
  const { store } = ports;
  const candidate = await store.candidate(candidateId);
  if (candidate === null || candidate.badSince !== null) return null;
  const [project, release] = await Promise.all([
    store.project(candidate.projectId),
    store.release(candidate.releaseId),
  ]);
  if (project === null || release === null) return null;
  const hasArrived = await runsEverywhere(ports, project, candidate);
  return hasArrived ? { project, release, candidate, now: ports.clock.now() } : null;
}

async function publish(ports: Ports, arrived: Arrival): Promise<void> {
  const { store, github, clock, notesMarkdown } = ports;
  const { project, release, candidate } = arrived;
  const repository = await store.repository(project.repositoryId);
  if (repository === null) return;
  const { fullName } = repository;
  const tag = renderTag(project.configuration.versioning.tag, { version: release.version, number: null });
  const refuse = async (what: 'tag' | 'release', status: number | null): Promise<void> => {
    await store.commit(publicationRefused(arrived, { tag, what, status }));
  };

  const before = await github.tagTarget(fullName, tag);
  if (before === null) {
    const anchor = await store.trailHead();
    const message = tagMessage({ candidate: { ...candidate, name: release.version } }, anchor);
    const made = await github.createTag(fullName, {
      name: tag,
      sha: candidate.sha,
      message,
      at: clock.now(),
    });
    if (made.kind === 'refused') return refuse('tag', made.status);
  }
  const target = before ?? (await github.tagTarget(fullName, tag));
  if (target === null) throw new NotYet(tag);
  if (target !== candidate.sha) return refuse('tag', null);

  const body = notesMarkdown(release.notes, release.editedNotes);
  const made = await github.publishRelease(fullName, { tag, name: release.version, body });
  if (made.kind === 'refused') return refuse('release', made.status);
  if (made.kind !== 'accepted') throw new NotYet(tag);
  if (made.value.kind === 'exists') return;
  await store.commit(published({ ...arrived, now: clock.now() }, { tag, url: made.value.url }));
}

/** GitHub has neither done it nor refused: the job runs again. */
class NotYet extends Error {
  constructor(tag: string) {
    super(`the release of ${tag} is not published yet`);
    this.name = 'NotYet';
  }
}
