import type { Decision } from '../change.ts';
import type { DispatchId, UserId } from '../ids.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { bySlackUser } from '../trail/event.ts';
import { nextAttempt } from './after-find.ts';
import { type Build, buildEvent, setCandidate } from './build.ts';

/** A build that ended badly, asked for once more by a person: the same candidate, a new attempt. */
export function repeatedBuild(
  build: Build,
  asked: { readonly by: UserId; readonly nextId: DispatchId },
): Decision {
  const { candidate, release, project, dispatch, now } = build;
  const askedBy = bySlackUser(asked.by);
  const next = dispatch === null ? null : { ...nextAttempt(dispatch, asked.nextId, now), askedBy };
  const facts = next === null ? {} : { dispatch: next.id, attempt: next.attempt };
  return {
    changes: [
      setCandidate(build, {
        state: 'building',
        stateReason: null,
        stateAt: now,
        // A tag that was refused may have been made possible since.
        ...(candidate.tagState === 'refused' ? { tagState: 'wanted' as const } : {}),
      }),
      ...(dispatch === null || next === null
        ? []
        : ([
            // The old attempt is not looked at any more; what its run still does says nothing of this one.
            { update: 'dispatches', id: dispatch.id, revision: dispatch.revision, set: { lookAt: null } },
            { insert: 'dispatches', row: next },
          ] as const)),
    ],
    events: [{ ...buildEvent(build, 'build-repeated', facts), actor: askedBy }],
    effects: [
      refreshCard(build, asked.by),
      {
        effect: 'say',
        // Once for each time that it is pressed: the candidate's revision counts them.
        key: `build-repeated:${candidate.id}:${candidate.revision}`,
        channelId: project.channelId,
        thread: release.id,
        reach: 'thread',
        announcement: { kind: 'build-repeated', candidate: candidate.name, by: asked.by },
      },
      { effect: 'advance-build', candidateId: candidate.id },
    ],
  };
}
