/** What a webhook of GitHub's means to us: word of where to look. A good signature proves only where it is from. */
export type Heard =
  | {
      readonly kind: 'run';
      readonly repositoryId: number;
      readonly runId: number;
      readonly headSha: string;
      /** The workflow's file name; null where it is not said. */
      readonly workflow: string | null;
    }
  | {
      readonly kind: 'push';
      readonly repositoryId: number;
      readonly branch: string;
      /** *Unknown* where the delivery does not list everything that was touched. */
      readonly touchesProjectFile: boolean | 'unknown';
    }
  | { readonly kind: 'repository-renamed'; readonly repositoryId: number }
  /** It was merged, or closed without it. */
  | { readonly kind: 'pull-request'; readonly repositoryId: number; readonly number: number }
  | { readonly kind: 'ignored' };
