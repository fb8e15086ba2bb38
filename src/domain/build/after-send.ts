import { type Decision, quietly } from '../change.ts';
import type { Sha } from '../ids.ts';
import type { Dispatch } from '../release/dispatch.ts';
import { sendingTakesAtMostMs } from '../release/dispatch-step.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import type { RunReference } from '../repository/run.ts';
import { buildEvent, type DispatchedBuild, endBuild, say } from './build.ts';
import { lookLater } from './look-later.ts';
import { parked } from './parked.ts';

/** What became of a dispatch that was sent, or was to be. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly run: RunReference | null }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'limited'; readonly until: Date }
  | { readonly kind: 'uncertain' }
  /** It did not leave for GitHub at all. */
  | { readonly kind: 'not-sent' };

/** What has the name just before sending: another commit must not be built under it (promise 18). */
export function beforeSend(
  build: DispatchedBuild,
  { tagTarget, branchTip }: { readonly tagTarget: Sha | null; readonly branchTip: Sha | null },
): Decision | 'go' {
  const { tag, sha } = build.candidate;
  if (tagTarget !== sha) {
    return endBuild(build, 'errored', { problem: { code: 'tag-moved', tag, otherSha: tagTarget } });
  }
  if (branchTip === null || branchTip === sha) return 'go';
  return endBuild(build, 'errored', {
    problem: { code: 'branch-in-the-way', branch: tag, otherSha: branchTip },
  });
}

/** Written before the request leaves, so that a death in between is seen afterwards (promise 3). */
export function startSending(build: DispatchedBuild): Decision {
  return quietly(
    setDispatch(build, {
      state: 'sending',
      sentAt: build.now,
      looks: 0,
      lookAt: new Date(build.now.getTime() + sendingTakesAtMostMs),
    }),
  );
}

export function afterSend(build: DispatchedBuild, result: SendResult): Decision {
  const { dispatch, candidate, now } = build;
  if (!isWaitedFor(dispatch, result)) return quietly();
  switch (result.kind) {
    case 'accepted':
      return {
        changes: [
          setDispatch(build, {
            state: 'running',
            lookAt: lookLater(now, 0),
            ...(result.run === null
              ? {}
              : { runId: result.run.runId, runUrl: result.run.url, runAttempt: 1 }),
          }),
        ],
        events: [
          buildEvent(build, 'build-sent', { workflow: dispatch.workflow, run: result.run?.url ?? null }),
        ],
        effects: [refreshCard(build)],
      };
    case 'refused':
      return endBuild(build, 'failed', {
        problem: { code: 'dispatch-refused', status: result.status, workflow: dispatch.workflow },
      });
    case 'limited':
      // GitHub did not act: the same attempt is sent when it may be.
      return parked(build, result.until, { state: 'wanted', sentAt: null });
    case 'not-sent':
      return quietly(setDispatch(build, { state: 'wanted', sentAt: null, lookAt: dispatch.wantedAt }));
    case 'uncertain':
      return {
        changes: [setDispatch(build, { state: 'uncertain', lookAt: lookLater(now, 0) })],
        events: [buildEvent(build, 'build-answer-lost', { workflow: dispatch.workflow })],
        effects: [
          refreshCard(build),
          say(build, { kind: 'build-answer-lost', candidate: candidate.name, workflow: dispatch.workflow }),
        ],
      };
    default:
      return result satisfies never;
  }
}

/**
 * Whether a result still says something. A process that slept over its answer was taken for dead: another has
 * found out what became of the dispatch, and what it recorded stands.
 */
function isWaitedFor(dispatch: Dispatch, result: SendResult): boolean {
  return dispatch.state === 'sending' || (dispatch.state === 'uncertain' && result.kind !== 'uncertain');
}
