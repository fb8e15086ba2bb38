import type { Decision } from '../domain/change.ts';
import type { Deployment } from '../domain/deployment/deployment.ts';
import { type CandidateId, directChannelOf } from '../domain/ids.ts';
import type { Watch } from '../domain/pick/journey.ts';
import { sourceName } from '../domain/pick/pick.ts';
import { lastEnvironments } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { carriesChange } from './carries-change.ts';

/** How far back the last time that the same ran there is looked for. */
const deploymentsLookedAt = 20;

/**
 * Tells those who heard that a change is in the last tier that a rollback took it away again, and that they will
 * hear when it is back. The candidate is the one that was brought back.
 */
export async function tellOfReturn(ports: Ports, candidateId: CandidateId): Promise<void> {
  const { store } = ports;
  const back = await store.candidate(candidateId);
  const project = back === null ? null : await store.project(back.projectId);
  if (back === null || project === null) return;
  for (const { name } of lastEnvironments(project.configuration.environments)) {
    const lane = { projectId: project.id, environment: name };
    const last = await store.deployments.lastSucceeded(lane);
    if (last?.rollback == null || last.candidateId !== back.id) continue;
    const past = await store.deployments.deploymentsIn(lane, { limit: deploymentsLookedAt });
    const before = past.find(
      ({ id, state, candidateId: one }) => id !== last.id && state === 'succeeded' && one === back.id,
    );
    // What arrived after that, by however many steps, is what may have gone.
    const since = before?.endedAt ?? past.at(-1)?.requestedAt ?? last.requestedAt;
    const away = last.rollback.away.name;
    for (const watch of await store.picks.watchesTold(project.id, since)) {
      await tell(ports, { project, last, away, back, watch });
    }
  }
}

type Gone = {
  readonly project: Project;
  /** The rollback. */
  readonly last: Deployment;
  /** The candidate that it took away. */
  readonly away: string;
  readonly back: Candidate;
  readonly watch: Watch;
};

async function tell(ports: Ports, gone: Gone): Promise<void> {
  const { store, slack } = ports;
  const { project, back, watch } = gone;
  const repository = await store.repository(project.repositoryId);
  if (repository === null) return;
  if (await carriesChange(ports, repository.fullName, back, watch.source)) return;
  const standing = await store.picks.watchesOf(project.id);
  const hasAnother = standing.some(
    ({ userId, sourceKey }) => userId === watch.userId && sourceKey === watch.sourceKey,
  );
  const isMember = await slack.isInChannel(project.channelId, watch.userId);
  await store.commit(told(gone, { hasAnother, isMember }));
}

function told(
  { project, last, away, back, watch }: Gone,
  { hasAnother, isMember }: { readonly hasAnother: boolean; readonly isMember: boolean },
): Decision {
  const { id, revision, userId, source } = watch;
  return {
    changes: hasAnother ? [] : [{ update: 'watches', id, revision, set: { toldAt: null } }],
    events: [],
    effects: isMember
      ? [
          {
            effect: 'say',
            key: `change-returned:${id}:${last.id}`,
            channelId: directChannelOf(userId),
            thread: null,
            reach: 'thread',
            announcement: {
              kind: 'change-returned',
              what: sourceName(source),
              title: source.title,
              url: source.url,
              project: project.name,
              environment: last.environment,
              away,
              back: back.name,
            },
          },
        ]
      : [],
  };
}
