import type { Change, Decision, Effect } from '../change.ts';
import type { CandidateId, UserId } from '../ids.ts';
import type { Project } from '../repository/repository.ts';
import { actorOf, type EventKind, type Json, type NewEvent } from '../trail/event.ts';
import type { Train, TrainContents, TrainReason } from './train.ts';

/** A train with the project that it belongs to, at a moment. */
export type Boarding = { readonly train: Train; readonly project: Project; readonly now: Date };

/** People are told that a train is to come, and what it would bring as things are. */
export function announceTrain(boarding: Boarding, contents: TrainContents | null): Decision {
  const { train, now } = boarding;
  return {
    changes: [setTrain(train, { announcedAt: now, contents, lookAt: train.dueAt })],
    events: [trainEvent(boarding, 'train-announced', {})],
    effects: [refreshTrain(boarding)],
  };
}

/** Nothing is to be done before its time, unless a person wants something. */
export const waitUntil = ({ train }: Boarding, lookAt: Date): Decision => ({
  changes: [setTrain(train, { lookAt })],
  events: [],
  effects: [],
});

/** Its time came while it was skipped: its message offers nothing any more. */
export const settleTrain = (boarding: Boarding): Decision => ({
  changes: [setTrain(boarding.train, { lookAt: null })],
  events: [],
  effects: [refreshTrain(boarding)],
});

/** GitHub or Slack could not be asked; it is tried again. */
export const troubleWithTrain = (boarding: Boarding, lookAt: Date): Decision => ({
  changes: [setTrain(boarding.train, { reason: { code: 'unreachable' }, lookAt })],
  events: [],
  effects: boarding.train.announcedAt === null ? [] : [refreshTrain(boarding)],
});

/** It is over without a cut. Whoever was told of it is told that too, and not by an edit alone. */
export function endTrain(
  boarding: Boarding,
  state: 'left-out' | 'refused' | 'missed' | 'called-off',
  reason: TrainReason,
): Decision {
  const { train, project, now } = boarding;
  const { announcedAt, contents } = train;
  // Told of as something that would bring nothing, it is no news that it brought nothing.
  const isAsTold = contents?.kind === 'none' && contents.reason.code === reason.code;
  const isNews = announcedAt !== null && !isAsTold;
  const dueAt = train.dueAt.toISOString();
  return {
    changes: [
      setTrain(train, { state, stateAt: now, reason, lookAt: null, announcedAt: announcedAt ?? now }),
    ],
    events: [trainEvent(boarding, 'train-ended', { how: state, code: codeOf(reason) })],
    effects: [
      refreshTrain(boarding),
      ...(isNews
        ? [
            {
              effect: 'say',
              key: `train-not-cut:${train.id}`,
              channelId: project.channelId,
              thread: null,
              reach: 'thread',
              announcement: {
                kind: 'train-not-cut',
                project: project.name,
                dueAt,
                timeZone: train.timeZone,
                reason,
              },
            } as const,
          ]
        : []),
    ],
  };
}

/** It was cut: in one transaction with the cut itself, so that it is cut once. */
export const trainCut = (boarding: Boarding, candidateId: CandidateId, candidate: string): Decision => ({
  changes: [
    setTrain(boarding.train, {
      state: 'cut',
      stateAt: boarding.now,
      reason: null,
      candidateId,
      lookAt: null,
    }),
  ],
  events: [trainEvent(boarding, 'train-ended', { how: 'cut', candidate })],
  // Where nobody was told of it before, the release's card says enough.
  effects: boarding.train.announcedAt === null ? [] : [refreshTrain(boarding)],
});

/** A captain says that it is not to be cut, or that it is after all; a train that is not kept yet is made. */
export function changeTrain(
  boarding: Boarding,
  {
    state,
    by,
    isNew,
  }: { readonly state: 'skipped' | 'expected'; readonly by: UserId; readonly isNew: boolean },
): Decision {
  const { train, now } = boarding;
  const set = {
    state,
    stateAt: now,
    changedBy: by,
    announcedAt: train.announcedAt ?? now,
    // It finds out for itself until when.
    lookAt: now,
  };
  return {
    changes: [isNew ? { insert: 'trains', row: { ...train, ...set } } : setTrain(train, set)],
    events: [trainEvent(boarding, state === 'skipped' ? 'train-skipped' : 'train-resumed', {}, by)],
    effects: [refreshTrain(boarding)],
  };
}

/** The stable code of why it was not cut: a refusal's own where there is one. */
export const codeOf = (reason: TrainReason): string =>
  reason.code === 'refused' ? reason.refusal.code : reason.code;

const setTrain = (train: Train, set: Partial<Omit<Train, 'id' | 'revision'>>): Change => ({
  update: 'trains',
  id: train.id,
  revision: train.revision,
  set,
});

const refreshTrain = ({ train, project }: Boarding): Effect => ({
  effect: 'refresh-train',
  trainId: train.id,
  channelId: project.channelId,
});

const trainEvent = (
  { train, project, now }: Boarding,
  kind: EventKind,
  facts: { readonly [key: string]: Json },
  by: UserId | null = null,
): NewEvent => ({
  kind,
  projectId: project.id,
  actor: actorOf(by),
  at: now,
  facts: { train: train.id, due: train.dueAt.toISOString(), zone: train.timeZone, ...facts },
});
