import type { PickId, UserId } from '../ids.ts';
import type { RefusalCode } from '../refusal.ts';
import type { PickAim, PickProblem } from './pick.ts';
import type { MissingFix } from './requirement.ts';

/** What every word about one pick begins with. Title and author are text from outside. */
type Of = {
  /** `#123`, or a short commit id. */
  readonly what: string;
  readonly title: string;
  readonly url: string | null;
  readonly version: string;
  readonly branch: string;
};

/** A pull request that was closed without a merge, and the pick that can have it opened again. */
type Closed = {
  readonly pickId: PickId;
  readonly prUrl: string | null;
  readonly prNumber: number | null;
};

/** Something worth saying about a change on its way into a release, as facts. */
export type PickAnnouncement =
  | (Of & { readonly kind: 'pick-asked'; readonly by: UserId; readonly commits: number })
  | (Of & { readonly kind: 'pick-made'; readonly by: UserId; readonly sha: string })
  | (Of & { readonly kind: 'pick-present' })
  | (Of & {
      readonly kind: 'pick-conflicted';
      readonly by: UserId;
      readonly author: string | null;
      readonly paths: readonly string[];
      readonly prUrl: string;
      readonly prNumber: number;
    })
  | (Of & {
      /** A rule lets nothing onto the branch but pull requests. */
      readonly kind: 'pick-offered';
      readonly by: UserId;
      readonly prUrl: string;
      readonly prNumber: number;
    })
  | (Of & Closed & { readonly kind: 'pick-closed'; readonly by: UserId })
  | (Of & {
      readonly kind: 'pick-reopened';
      readonly aim: PickAim;
      /** Null where somebody did it on GitHub. */
      readonly by: UserId | null;
      readonly prUrl: string | null;
      readonly prNumber: number | null;
    })
  | (Of & { readonly kind: 'pick-failed'; readonly by: UserId; readonly problem: PickProblem })
  | (Of & {
      /** It is on the branch, and the next candidate cannot be cut yet. */
      readonly kind: 'pick-uncut';
      readonly by: UserId;
      readonly refusal: RefusalCode;
    })
  | (Of & {
      /** Back to trunk; `branch` is trunk's name. */
      readonly kind: 'back-merge-opened';
      readonly author: string | null;
      readonly prUrl: string;
      readonly prNumber: number;
      /** Those in conflict; null where there is none. */
      readonly paths: readonly string[] | null;
    })
  | (Of & { readonly kind: 'back-merge-done' })
  | (Of & Closed & { readonly kind: 'back-merge-closed' })
  | (Of & { readonly kind: 'back-merge-failed'; readonly problem: PickProblem })
  | {
      /** To one person: what they wanted to hear of is in every environment of the last tier. */
      readonly kind: 'change-arrived';
      readonly what: string;
      readonly title: string;
      readonly url: string | null;
      readonly project: string;
      readonly candidate: string;
    }
  | {
      /** To one person, who heard that it had arrived: a rollback took it away. */
      readonly kind: 'change-returned';
      readonly what: string;
      readonly title: string;
      readonly url: string | null;
      readonly project: string;
      readonly environment: string;
      readonly away: string;
      readonly back: string;
    }
  | {
      /** A candidate does not have what earlier releases have. */
      readonly kind: 'fixes-dropped';
      readonly candidate: string;
      readonly fixes: readonly MissingFix[];
    }
  | {
      /** Later releases need not have it. */
      readonly kind: 'fix-waived';
      readonly what: string;
      readonly title: string;
      readonly url: string | null;
      readonly versions: readonly string[];
      readonly by: UserId;
      readonly because: string;
    };
