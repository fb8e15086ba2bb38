import type { Decision } from '../domain/change.ts';
import { type CandidateId, directChannelOf } from '../domain/ids.ts';
import type { Watch } from '../domain/pick/journey.ts';
import { sourceName } from '../domain/pick/pick.ts';
import { lastEnvironments } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { carriesChange } from './carries-change.ts';

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
    const last = await store.deployments.lastSucceeded({ projectId: project.id, environment: name });
    if (last?.rollback == null || last.candidateId !== back.id) continue;
    const [away, gone] = await Promise.all([
      store.candidate(last.rollback.away.candidateId),
      store.deployments.deployment(last.rollback.away.deploymentId),
    ]);
    if (away === null || gone === null) continue;
    const told = await store.picks.watchesTold(project.id, gone.requestedAt);
    for (const watch of told) await tell(ports, { project, environment: name, away, back, watch });
  }
}

type Gone = {
  readonly project: Project;
  readonly environment: string;
  readonly away: Candidate;
  readonly back: Candidate;
  readonly watch: Watch;
};

async function tell(ports: Ports, gone: Gone): Promise<void> {
  const { store, slack } = ports;
  const { project, away, back, watch } = gone;
  const repository = await store.repository(project.repositoryId);
  if (repository === null) return;
  const carries = (candidate: Candidate) =>
    carriesChange(ports, repository.fullName, candidate, watch.source);
  if (!(await carries(away)) || (await carries(back))) return;
  const standing = await store.picks.watchesOf(project.id);
  const hasAnother = standing.some(
    ({ userId, sourceKey }) => userId === watch.userId && sourceKey === watch.sourceKey,
  );
  const isMember = await slack.isInChannel(project.channelId, watch.userId);
  await store.commit(told(gone, { hasAnother, isMember }));
}

function told(
  { project, environment, away, back, watch }: Gone,
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
            key: `change-returned:${id}:${away.id}:${back.id}`,
            channelId: directChannelOf(userId),
            thread: null,
            reach: 'thread',
            announcement: {
              kind: 'change-returned',
              what: sourceName(source),
              title: source.title,
              url: source.url,
              project: project.name,
              environment,
              away: away.name,
              back: back.name,
            },
          },
        ]
      : [],
  };
}
