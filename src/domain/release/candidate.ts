import type { CandidateId, ProjectId, ReleaseId, Sha, UserId } from '../ids.ts';
import type { ReleaseState } from './release.ts';

export const candidateStates = ['building', 'ready', 'failed', 'errored'] as const;
export type CandidateState = (typeof candidateStates)[number];

export const tagStates = ['wanted', 'made', 'refused'] as const;
type TagState = (typeof tagStates)[number];

/** Why a candidate is failed (it said no) or errored (we could not tell). */
export type BuildProblem =
  | {
      readonly code: 'run-failed';
      readonly conclusion: string;
      readonly job: string | null;
      readonly url: string;
    }
  | { readonly code: 'run-inconclusive'; readonly conclusion: string; readonly url: string }
  | { readonly code: 'dispatch-refused'; readonly status: number; readonly workflow: string }
  | { readonly code: 'tag-refused'; readonly tag: string; readonly status: number }
  | { readonly code: 'tag-taken'; readonly tag: string; readonly otherSha: string }
  | { readonly code: 'tag-moved'; readonly tag: string; readonly otherSha: string | null }
  /** GitHub would have built the branch: of two refs of one name it takes that. */
  | { readonly code: 'branch-in-the-way'; readonly branch: string; readonly otherSha: string }
  | { readonly code: 'sha-mismatch'; readonly runSha: string; readonly url: string }
  | { readonly code: 'run-unclear'; readonly runs: number; readonly workflow: string }
  | { readonly code: 'never-started'; readonly workflow: string; readonly attempts: number }
  | { readonly code: 'release-closed'; readonly state: ReleaseState }
  | { readonly code: 'timed-out'; readonly minutes: number; readonly url: string };

/** An immutable snapshot of a release: one commit, one build. */
export type Candidate = {
  readonly id: CandidateId;
  readonly releaseId: ReleaseId;
  readonly projectId: ProjectId;
  /** Counts from 1 within its release. */
  readonly number: number;
  /** `1.5.0-rc.2` */
  readonly name: string;
  readonly sha: Sha;
  /** The git tag, without `refs/tags/`. */
  readonly tag: string;
  readonly tagState: TagState;
  /** Grows per project, over all releases. */
  readonly buildNumber: number;
  /** `1.5.0-build.456-abc1234` */
  readonly artifactVersion: string;
  readonly artifactDigest: string | null;
  readonly state: CandidateState;
  readonly stateReason: BuildProblem | null;
  readonly stateAt: Date;
  readonly badSince: Date | null;
  readonly badReason: string | null;
  /** Null where a schedule cut it. */
  readonly cutBy: UserId | null;
  readonly cutAt: Date;
  readonly revision: number;
};
