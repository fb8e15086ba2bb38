import type { Announcement } from '../announcement.ts';
import { type Change, type Decision, type Effect, quietly } from '../change.ts';
import type { BuildProblem, Candidate, CandidateState } from '../release/candidate.ts';
import type { Dispatch } from '../release/dispatch.ts';
import { refreshCard } from '../release/refresh-card.ts';
import type { Release } from '../release/release.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import type { Project } from '../repository/repository.ts';
import type { EventKind, Json, NewEvent } from '../trail/event.ts';
import { lookBack, lookLater } from './look-later.ts';

/** A candidate's build as it stands. The dispatch is the latest attempt; null for `build: none`. */
export type Build = {
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly dispatch: Dispatch | null;
  readonly now: Date;
};
export type DispatchedBuild = Build & { readonly dispatch: Dispatch };

export function buildEvent(
  build: Build,
  kind: EventKind,
  facts: { readonly [key: string]: Json } = {},
): NewEvent {
  const { project, candidate, dispatch, now } = build;
  return {
    kind,
    projectId: project.id,
    actor: 'waybill',
    at: now,
    facts: {
      version: build.release.version,
      candidate: candidate.name,
      sha: candidate.sha,
      tag: candidate.tag,
      ...(dispatch === null ? {} : { dispatch: dispatch.id, attempt: dispatch.attempt }),
      ...facts,
    },
  };
}

export const setCandidate = (
  { candidate }: Build,
  set: Partial<Omit<Candidate, 'id' | 'revision'>>,
): Change => ({
  update: 'candidates',
  id: candidate.id,
  revision: candidate.revision,
  set,
});

/** Says something in the release's thread: once for each attempt of its build, or for each `occasion` in it. */
export function say(
  build: Build,
  announcement: Announcement,
  { reach = 'thread', occasion = '' }: { reach?: 'thread' | 'broadcast'; occasion?: string } = {},
): Effect {
  const { candidate, dispatch, release, project } = build;
  const attempt = dispatch === null ? '0' : `${dispatch.id}/${dispatch.runAttempt ?? 1}`;
  return {
    effect: 'say',
    key: `${announcement.kind}${occasion}:${candidate.id}:${attempt}:${project.channelId}`,
    channelId: project.channelId,
    thread: release.id,
    reach,
    announcement,
  };
}

/** Nothing new was seen: the next look comes later, and for a build that has ended much later. */
export function lookAgain(build: DispatchedBuild, seen: Partial<Dispatch> = {}): Decision {
  const { dispatch, now } = build;
  const lookAt = dispatch.endedAt === null ? lookLater(now, dispatch.looks) : lookBack(now, dispatch.endedAt);
  return quietly(setDispatch(build, { ...seen, looks: dispatch.looks + 1, lookAt }));
}

const endOf = { ready: 'succeeded', failed: 'failed', errored: 'errored' } as const;

/** Ends a build: the candidate and its attempt together, on the record, on the card and in the thread. */
export function endBuild(
  build: Build,
  state: Exclude<CandidateState, 'building'>,
  end: {
    readonly problem?: BuildProblem;
    readonly candidate?: Partial<Omit<Candidate, 'id' | 'revision'>>;
    readonly dispatch?: Partial<Omit<Dispatch, 'id' | 'revision'>>;
    /** When to look once more all the same, where it differs from what a known run asks for. */
    readonly lookAt?: Date | null;
  } = {},
): Decision {
  const { candidate, dispatch, now } = build;
  const problem = end.problem ?? null;
  const url = end.dispatch?.runUrl ?? dispatch?.runUrl ?? null;
  const hasRun = dispatch !== null && dispatch.runId !== null;
  const later = state === 'ready' || !hasRun ? null : lookBack(now, now);
  const announcement: Announcement =
    state === 'ready' || problem === null
      ? {
          kind: 'candidate-ready',
          candidate: candidate.name,
          artifactVersion: candidate.artifactVersion,
          url,
        }
      : { kind: `candidate-${state}`, candidate: candidate.name, problem };
  const asDispatched = dispatch === null ? null : { ...build, dispatch };
  return {
    changes: [
      setCandidate(build, { ...end.candidate, state, stateReason: problem, stateAt: now }),
      ...(asDispatched === null
        ? []
        : [
            setDispatch(asDispatched, {
              ...end.dispatch,
              state: endOf[state],
              endedAt: now,
              lookAt: end.lookAt === undefined ? later : end.lookAt,
            }),
          ]),
    ],
    events: [buildEvent(build, `candidate-${state}`, { ...(problem === null ? {} : { problem }), run: url })],
    effects: [
      refreshCard(build),
      say(build, announcement, { reach: reachOf(build, state) }),
      // Deployments may wait for it, and automation may take it on.
      ...(state === 'ready' ? ([{ effect: 'promote-onwards', candidateId: candidate.id }] as const) : []),
      ...build.project.configuration.environments.map(
        ({ name }) => ({ effect: 'advance-lane', projectId: build.project.id, environment: name }) as const,
      ),
    ],
  };
}

/** Bad news goes to the whole channel, unless the release is over and nobody waits for it. */
function reachOf({ release }: Build, state: CandidateState): 'thread' | 'broadcast' {
  return state === 'ready' || release.state !== 'open' ? 'thread' : 'broadcast';
}
