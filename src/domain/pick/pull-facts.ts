import type { PickAim, PickCommit } from './pick.ts';

/** What the text of a pick's pull request is made of. Nothing in it is text from outside but paths. */
export type PickPullFacts = {
  /** `#123`, or a commit id. */
  readonly what: string;
  /** The release that it is for, or that it was made for first. */
  readonly version: string;
  readonly aim: PickAim;
  /** Whether its commits are taken back rather than brought. */
  readonly isRevert: boolean;
  /** The release branch, or trunk. */
  readonly base: string;
  /** The pull request's own. */
  readonly head: string;
  /** Those that are still to be picked by hand; none where a rule asks for a pull request. */
  readonly left: readonly PickCommit[];
  readonly paths: readonly string[];
  readonly isPartial: boolean;
};
