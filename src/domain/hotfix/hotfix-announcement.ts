import type { UserId } from '../ids.ts';

/** Something worth saying about a hotfix, as facts. The title is text from outside. */
export type HotfixAnnouncement =
  | {
      readonly kind: 'hotfix-started';
      readonly version: string;
      readonly from: string;
      readonly environment: string;
      readonly what: string;
      readonly title: string;
      readonly url: string | null;
      readonly by: UserId;
      /** The environment that is waited for, gone through instead or taken; null where none stands in the way. */
      readonly way: { readonly kind: 'wait' | 'through' | 'take'; readonly environment: string } | null;
    }
  | {
      /** To another open release: a fix goes to production before it. */
      readonly kind: 'hotfix-ahead';
      readonly version: string;
      readonly hotfix: string;
      readonly what: string;
      readonly title: string;
      readonly url: string | null;
      readonly by: UserId;
      /** Whether this release gets the fix as well, has it, or still has to get it. */
      readonly state: 'picked' | 'has' | 'missing';
      /** For the button that picks it here. */
      readonly projectId: string;
    }
  | {
      /** A returned release is made again without one of its changes. */
      readonly kind: 'release-made-without';
      readonly version: string;
      readonly from: string;
      readonly what: string;
      readonly title: string;
      readonly url: string | null;
      readonly by: UserId;
    }
  | {
      /** A hotfix was to wait for an environment, and takes it after all. */
      readonly kind: 'environment-taken';
      readonly environment: string;
      readonly hotfix: string;
      /** What runs there; null for nothing of ours. */
      readonly candidate: string | null;
      readonly by: UserId;
    }
  | {
      /** What a hotfix took an environment from is brought back, or has no need to be. */
      readonly kind: 'environment-given-back';
      readonly environment: string;
      readonly hotfix: string;
      readonly candidate: string;
      /** *As before*: it runs there, or never left. */
      readonly outcome: 'asked' | 'as-before' | 'moved-on' | 'not-wanted';
    };
