import type { Decision } from '../domain/change.ts';
import { type CandidateId, directChannelOf } from '../domain/ids.ts';
import type { Watch } from '../domain/pick/journey.ts';
import { sourceName } from '../domain/pick/pick.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { carriesChange } from './carries-change.ts';
import { runsEverywhere } from './runs-everywhere.ts';

/** Tells those who wanted to hear of a change that it is in every environment of the last tier, once. */
export async function tellWatchers(ports: Ports, candidateId: CandidateId): Promise<void> {
  const { store } = ports;
  const candidate = await store.candidate(candidateId);
  const [project, release] =
    candidate === null
      ? [null, null]
      : await Promise.all([store.project(candidate.projectId), store.release(candidate.releaseId)]);
  if (candidate === null || project === null || release === null) return;
  const watches = await store.picks.watchesOf(project.id);
  const repository = watches.length === 0 ? null : await store.repository(project.repositoryId);
  if (repository === null || !(await runsEverywhere(ports, project, candidate))) return;
  for (const watch of watches) {
    if (!(await carriesChange(ports, repository.fullName, candidate, watch.source))) continue;
    // Who left the channel meanwhile is not told any more (promise 22).
    const isMember = await ports.slack.isInChannel(project.channelId, watch.userId);
    await store.commit(told(ports, { watch, project, release, candidate, isMember }));
  }
}

function told(
  { clock }: Ports,
  arrived: {
    readonly watch: Watch;
    readonly project: Project;
    readonly release: Release;
    readonly candidate: Candidate;
    readonly isMember: boolean;
  },
): Decision {
  const { watch, project, candidate, isMember } = arrived;
  return {
    changes: [{ update: 'watches', id: watch.id, revision: watch.revision, set: { toldAt: clock.now() } }],
    events: [],
    effects: isMember
      ? [
          {
            effect: 'say',
            key: `change-arrived:${watch.id}:${watch.revision}`,
            channelId: directChannelOf(watch.userId),
            thread: null,
            reach: 'thread',
            announcement: {
              kind: 'change-arrived',
              what: sourceName(watch.source),
              title: watch.source.title,
              url: watch.source.url,
              project: project.name,
              candidate: candidate.name,
            },
          },
        ]
      : [],
  };
}
