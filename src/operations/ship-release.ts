import type { Decision, Effect } from '../domain/change.ts';
import type { CandidateId } from '../domain/ids.ts';
import { lastTier } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import { tagMessage } from '../domain/release/tag-message.ts';
import type { Project } from '../domain/repository/repository.ts';
import { renderTag } from '../domain/version/tag-template.ts';
import type { Ports } from '../ports.ts';

type Arrived = { readonly project: Project; readonly release: Release; readonly candidate: Candidate };

/**
 * Ships a release once its candidate is verified in every environment of the last tier: on the record, then
 * as a tag and a published release on GitHub. Each is looked for before it is made, so that it can be killed
 * anywhere and called again.
 */
export async function shipRelease(ports: Ports, candidateId: CandidateId): Promise<void> {
  const arrived = await readArrival(ports, candidateId);
  if (arrived === null) return;
  if (arrived.release.state === 'open') await ports.store.commit(shipped(ports, arrived));
  const release = await ports.store.release(arrived.release.id);
  if (release?.state === 'shipped') await publish(ports, { ...arrived, release });
}

async function readArrival({ store }: Ports, candidateId: CandidateId): Promise<Arrived | null> {
  const candidate = await store.candidate(candidateId);
  if (candidate === null || candidate.badSince !== null) return null;
  const [project, release] = await Promise.all([
    store.project(candidate.projectId),
    store.release(candidate.releaseId),
  ]);
  if (project === null || release === null) return null;
  const running = await Promise.all(
    lastEnvironments(project).map((environment) =>
      store.deployments.lastSucceeded({ projectId: project.id, environment }),
    ),
  );
  const isEverywhere = running.every((deployment) => deployment?.candidateId === candidate.id);
  return isEverywhere ? { project, release, candidate } : null;
}

function lastEnvironments({ configuration: { environments } }: Project): readonly string[] {
  const last = lastTier(environments);
  return environments.filter(({ tier }) => tier === last).map(({ name }) => name);
}

function shipped({ clock }: Ports, { project, release, candidate }: Arrived): Decision {
  const now = clock.now();
  const environments = lastEnvironments(project);
  return {
    changes: [
      {
        update: 'releases',
        id: release.id,
        revision: release.revision,
        set: { state: 'shipped', closedAt: now },
      },
    ],
    events: [
      {
        kind: 'release-shipped',
        projectId: project.id,
        actor: 'waybill',
        at: now,
        facts: {
          version: release.version,
          candidate: candidate.name,
          sha: candidate.sha,
          digest: candidate.artifactDigest,
          environments,
        },
      },
    ],
    effects: [
      { effect: 'refresh-card', releaseId: release.id, channelId: project.channelId, wantedBy: null },
      say(
        project,
        release,
        { kind: 'release-shipped', version: release.version, candidate: candidate.name, environments },
        'broadcast',
      ),
      // Publishing is taken up from here, even if this process is gone by then.
      { effect: 'ship-release', candidateId: candidate.id },
    ],
  };
}

async function publish(ports: Ports, arrived: Arrived): Promise<void> {
  const { store, github, clock, notesMarkdown } = ports;
  const { project, release, candidate } = arrived;
  const repository = await store.repository(project.repositoryId);
  if (repository === null) return;
  const { fullName } = repository;
  const tag = renderTag(project.configuration.versioning.tag, { version: release.version, number: null });
  const refuse = (what: 'tag' | 'release', status: number | null) =>
    store.commit({
      changes: [],
      events: [],
      effects: [
        say(
          project,
          release,
          { kind: 'publication-refused', version: release.version, tag, what, status },
          'broadcast',
        ),
      ],
    });

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
    if (made.kind === 'refused') return void (await refuse('tag', made.status));
  }
  const target = before ?? (await github.tagTarget(fullName, tag));
  if (target === null) throw new NotYet(tag);
  if (target !== candidate.sha) return void (await refuse('tag', null));

  const body = notesMarkdown(release.notes, release.editedNotes);
  const published = await github.publishRelease(fullName, { tag, name: release.version, body });
  if (published.kind === 'refused') return void (await refuse('release', published.status));
  if (published.kind !== 'accepted') throw new NotYet(tag);
  if (published.value.kind === 'exists') return;
  const { url } = published.value;
  await store.commit({
    changes: [],
    events: [
      {
        kind: 'release-published',
        projectId: project.id,
        actor: 'waybill',
        at: clock.now(),
        facts: { version: release.version, tag, sha: candidate.sha, run: url },
      },
    ],
    effects: [say(project, release, { kind: 'release-published', version: release.version, url }, 'thread')],
  });
}

/** GitHub has neither done it nor refused: the job runs again. */
class NotYet extends Error {
  constructor(tag: string) {
    super(`the release of ${tag} is not published yet`);
    this.name = 'NotYet';
  }
}

type Said = Extract<Effect, { effect: 'say' }>;

const say = (
  project: Project,
  release: Release,
  announcement: Said['announcement'],
  reach: Said['reach'],
): Effect => ({
  effect: 'say',
  key: `${announcement.kind}:${release.id}`,
  channelId: project.channelId,
  thread: release.id,
  reach,
  announcement,
});
