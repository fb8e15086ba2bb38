import { nextAttempt } from '../domain/build/after-find.ts';
import type { CandidateId } from '../domain/ids.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { bySlackUser } from '../domain/trail/event.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';

export type BuildRepeated = { readonly candidate: string };

/** Builds a failed or errored candidate once more, as the same candidate. */
export async function repeatBuild(
  ports: Ports,
  asker: Asker,
  candidateId: CandidateId,
): Promise<Outcome<BuildRepeated>> {
  const { store } = ports;
  const candidate = await store.candidate(candidateId);
  const [project, release] =
    candidate === null
      ? [null, null]
      : await Promise.all([store.project(candidate.projectId), store.release(candidate.releaseId)]);
  if (candidate === null || project === null || release === null) return no({ code: 'no-project-yet' });
  const permitted = await authorize(ports, asker, 'repeat a build', project);
  if (!permitted.ok) return permitted;
  if (release.state !== 'open')
    return no({ code: 'release-closed', version: release.version, state: release.state });
  const last = (await store.dispatchesOf(candidate.id)).at(-1);
  const isOver = candidate.state === 'failed' || candidate.state === 'errored';
  if (!isOver || last === undefined) {
    return no({ code: 'build-not-repeatable', candidate: candidate.name, state: candidate.state });
  }

  const now = ports.clock.now();
  const next = { ...nextAttempt(last, ports.mint.dispatchId(), now), askedBy: bySlackUser(asker.userId) };
  return commitFor(ports, asker, yes({ candidate: candidate.name }), {
    changes: [
      {
        update: 'candidates',
        id: candidate.id,
        revision: candidate.revision,
        set: {
          state: 'building',
          stateReason: null,
          stateAt: now,
          // A tag that was refused may have been made possible since.
          ...(candidate.tagState === 'refused' ? { tagState: 'wanted' as const } : {}),
        },
      },
      // The old attempt is not looked at any more; what its run still does says nothing of this one.
      { update: 'dispatches', id: last.id, revision: last.revision, set: { lookAt: null } },
      { insert: 'dispatches', row: next },
    ],
    events: [
      {
        kind: 'build-repeated',
        projectId: project.id,
        actor: bySlackUser(asker.userId),
        at: now,
        facts: { candidate: candidate.name, dispatch: next.id, attempt: next.attempt },
      },
    ],
    effects: [
      { effect: 'refresh-card', releaseId: release.id, channelId: project.channelId, wantedBy: asker.userId },
      {
        effect: 'say',
        key: `build-repeated:${next.id}`,
        channelId: project.channelId,
        thread: release.id,
        reach: 'thread',
        announcement: { kind: 'build-repeated', candidate: candidate.name, by: asker.userId },
      },
      { effect: 'advance-build', candidateId: candidate.id },
    ],
  });
}
