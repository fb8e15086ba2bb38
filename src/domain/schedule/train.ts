import type { CandidateId, ProjectId, TrainId, UserId } from '../ids.ts';
import type { ChangeKind } from '../notes/release-notes.ts';
import type { TrainConfiguration } from '../project/configuration.ts';
import type { Refusal } from '../refusal.ts';

/**
 * Where one occurrence of a release train stands. *Left out*: there was nothing to cut, or the release before is
 * open. *Called off*: the schedule that it belongs to was changed.
 */
export const trainStates = [
  'expected',
  'skipped',
  'cut',
  'left-out',
  'refused',
  'missed',
  'called-off',
] as const;
export type TrainState = (typeof trainStates)[number];

/** Why a train is where it is. */
export type TrainReason =
  | { readonly code: 'nothing-to-cut'; readonly since: string | null }
  /** The release before it, which its project wants closed first. */
  | { readonly code: 'still-open'; readonly version: string }
  /** The open release that it would be cut into is made from another candidate, and gets single changes only. */
  | { readonly code: 'not-from-trunk'; readonly version: string; readonly from: string }
  | { readonly code: 'refused'; readonly refusal: Refusal }
  /** Nothing ran at its time. */
  | { readonly code: 'nothing-ran' }
  /** GitHub or Slack could not be asked at its time. */
  | { readonly code: 'unreachable' }
  /** It would have been cut before anybody was told of it. */
  | { readonly code: 'not-announced' }
  | { readonly code: 'schedule-changed' };

/** A change that people would notice, as an announced train shows it. Text from outside. */
type Highlight = {
  readonly title: string;
  readonly prNumber: number | null;
  readonly prUrl: string | null;
};

/** What a cut would have contained when it was looked at; null where that could not be read. */
export type TrainContents =
  | {
      readonly kind: 'changes';
      readonly candidate: string;
      readonly counts: readonly { readonly kind: ChangeKind; readonly count: number }[];
      readonly highlights: readonly Highlight[];
      readonly compareUrl: string | null;
    }
  /** As things were, nothing would be cut. */
  | { readonly kind: 'none'; readonly reason: TrainReason };

/** One occurrence of a project's release train. */
export type Train = {
  readonly id: TrainId;
  readonly projectId: ProjectId;
  readonly dueAt: Date;
  /** The zone on whose clock it is due. */
  readonly timeZone: string;
  readonly state: TrainState;
  readonly stateAt: Date;
  /** When its message was asked for; null while nobody has been told of it. */
  readonly announcedAt: Date | null;
  readonly contents: TrainContents | null;
  readonly reason: TrainReason | null;
  /** Who skipped or resumed it last. */
  readonly changedBy: UserId | null;
  readonly candidateId: CandidateId | null;
  readonly lookAt: Date | null;
  readonly revision: number;
};

/** A train that is to come: nobody has said a word of it yet. */
export const expectedTrain = (train: {
  readonly id: TrainId;
  readonly projectId: ProjectId;
  readonly dueAt: Date;
  readonly timeZone: string;
  readonly now: Date;
}): Train => {
  const { now, ...about } = train;
  return {
    ...about,
    state: 'expected',
    stateAt: now,
    announcedAt: null,
    contents: null,
    reason: null,
    changedBy: null,
    candidateId: null,
    lookAt: now,
    revision: 1,
  };
};

/** A train as its message shows it. */
export type TrainShown = {
  readonly train: Train;
  readonly project: string;
  /** The candidate that it was cut as; null before. */
  readonly candidate: string | null;
  /** What it does with a release that is still open, and with a missed time; null where the project has no train now. */
  readonly schedule: TrainConfiguration | null;
  readonly now: Date;
};
