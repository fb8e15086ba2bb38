import type { PickId, UserId } from '../ids.ts';
import type { Candidate } from '../release/candidate.ts';
import type { Release } from '../release/release.ts';
import type { Project } from '../repository/repository.ts';
import { sourceKeyOf } from './ask-pick.ts';
import { nothingDone, type Pick, type PickSource } from './pick.ts';

/** A fix that was made on a release's branch first: as if it had been picked into the candidate that has it. */
export const madeOnBranch = (found: {
  readonly id: PickId;
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  /** The release's. */
  readonly branch: string;
  readonly source: PickSource;
  /** Who cut the candidate that has it. */
  readonly askedBy: UserId;
  readonly now: Date;
}): Pick => ({
  ...nothingDone,
  id: found.id,
  projectId: found.project.id,
  releaseId: found.release.id,
  sourceKey: sourceKeyOf(found.source),
  source: found.source,
  state: 'done',
  stateAt: found.now,
  aim: 'release',
  branch: found.branch,
  headSha: found.source.commits.at(-1)?.sha ?? null,
  candidateId: found.candidate.id,
  lookAt: null,
  askedBy: found.askedBy,
  askedAt: found.now,
  waivedBy: null,
  waivedAt: null,
  waivedBecause: null,
});
