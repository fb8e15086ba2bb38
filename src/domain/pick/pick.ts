import type { CandidateId, PickId, ProjectId, ReleaseId, Sha, UserId } from '../ids.ts';

/**
 * Where one change on its way into one release stands. *Moving* is written before the release branch is asked
 * to move; what becomes of it is then read from the branch itself.
 */
export const pickStates = [
  'wanted',
  'picking',
  'moving',
  'conflict',
  'protected',
  'open',
  'reopening',
  'picked',
  'done',
  'present',
  'closed',
  'failed',
] as const;
export type PickState = (typeof pickStates)[number];

/** Where a change is to go: into a release, or, as a fix that was made on its branch first, back to trunk. */
export const pickAims = ['release', 'trunk'] as const;
export type PickAim = (typeof pickAims)[number];

/** One commit to be picked. Of a merge, the parent is the side that the change is counted from. */
export type PickCommit = {
  readonly sha: Sha;
  readonly parent: Sha;
  readonly isMerge: boolean;
};

/** What one commit became on the release branch; null where the branch has all of it already. */
type Picked = { readonly from: Sha; readonly sha: Sha | null };

/** What is to be picked: a merged pull request, or a commit that came without one. */
export type PickSource = {
  readonly prNumber: number | null;
  /** Of the pull request, or the commit's first line. Text from outside. */
  readonly title: string;
  readonly url: string | null;
  readonly authorLogin: string | null;
  /** What is taken back by it, as it is named: `#123`. Left out where its commits are brought rather than taken. */
  readonly reverts?: string;
  /** In the order in which they were made; where they are taken back, the other way round. */
  readonly commits: readonly PickCommit[];
};

/** The first commit that could not be picked, and the paths that were changed on both sides. */
export type PickConflict = {
  readonly sha: Sha;
  readonly paths: readonly string[];
  /** Whether not all paths could be named. */
  readonly isPartial: boolean;
};

/** Why a pick failed or its pull request brought nothing. */
export type PickProblem =
  | { readonly code: 'refused'; readonly status: number; readonly step: PickAct }
  | { readonly code: 'branch-busy'; readonly tries: number }
  | { readonly code: 'branch-gone'; readonly branch: string }
  | { readonly code: 'branch-elsewhere'; readonly branch: string }
  | { readonly code: 'release-closed' }
  | { readonly code: 'merged-without-it' };
/** What GitHub was asked for when it said no. */
export type PickAct = 'read' | 'branch' | 'commit' | 'move' | 'pull-request';

/** One change on its way into one release. */
export type Pick = {
  readonly id: PickId;
  readonly projectId: ProjectId;
  readonly releaseId: ReleaseId;
  /** `#123`, or the commit's full id: the same for two who pick the same. */
  readonly sourceKey: string;
  readonly source: PickSource;
  readonly state: PickState;
  readonly stateAt: Date;
  readonly aim: PickAim;
  /** The release branch, or trunk where that is the aim; without `refs/heads/`. */
  readonly branch: string;
  /** The branch's tip that the work is done on. */
  readonly base: Sha | null;
  readonly made: readonly Picked[];
  /** What is to become the branch's tip, and later what did. */
  readonly headSha: Sha | null;
  readonly conflict: PickConflict | null;
  readonly prNumber: number | null;
  readonly prUrl: string | null;
  readonly problem: PickProblem | null;
  /** Whether a branch may be there that was only needed to make it. */
  readonly hasScratch: boolean;
  /** How often the branch moved meanwhile. */
  readonly restarts: number;
  readonly candidateId: CandidateId | null;
  readonly lookAt: Date | null;
  readonly looks: number;
  readonly askedBy: UserId;
  readonly askedAt: Date;
  readonly waivedBy: UserId | null;
  readonly waivedAt: Date | null;
  readonly waivedBecause: string | null;
  readonly revision: number;
};

/** A pick of which nothing is done yet. */
export const nothingDone = {
  base: null,
  made: [],
  headSha: null,
  conflict: null,
  prNumber: null,
  prUrl: null,
  problem: null,
  hasScratch: false,
  restarts: 0,
  candidateId: null,
  looks: 0,
  revision: 1,
} as const satisfies Partial<Pick>;

/** The states that are not left again by themselves. */
export const endedPicks: ReadonlySet<PickState> = new Set(['done', 'present', 'closed', 'failed']);

/** The branch that a pick's commits are tried on; nobody else's, and gone when the pick is over. */
export const scratchBranch = ({ id }: { readonly id: PickId }): string => `waybill/scratch-${id}`;

/** The branch that holds what was there before a commit, while that commit is taken back. */
export const beforeBranch = (scratch: string): string => `${scratch}-before`;

/** The branch of the pull request that people finish a pick in. */
export const pickBranch = (
  { id, source }: { readonly id: PickId; readonly source: PickSource },
  /** A version, or the name of trunk. */
  goal: string,
): string => {
  const what = sourceName(source).replaceAll('#', '');
  return `waybill/pick-${what}-into-${goal.replaceAll('/', '-')}-${id.slice(-6)}`;
};

/** Every branch that a pick may have left behind: where it was tried, and what its pull request was merged from. */
export function leftBranches(pick: Pick, version: string): readonly string[] {
  const scratch = scratchBranch(pick);
  const isMerged = pick.prNumber !== null && (pick.state === 'picked' || pick.state === 'done');
  return [
    scratch,
    ...(pick.source.reverts === undefined ? [] : [beforeBranch(scratch)]),
    ...(isMerged ? [pickBranch(pick, goalOf(pick, version))] : []),
  ];
}

/** Where a pick is to go, as its pull request names it. */
export const goalOf = ({ aim, branch }: Pick, version: string): string =>
  aim === 'trunk' ? branch : version;

/** What a pick is known by in lists: `#123`, or a short commit id; one that takes that back, `revert-of-#123`. */
export const sourceName = ({ prNumber, commits, reverts }: PickSource): string => {
  if (reverts !== undefined) return `revert-of-${reverts}`;
  return prNumber === null ? (commits[0]?.sha.slice(0, 7) ?? '') : `#${prNumber}`;
};
