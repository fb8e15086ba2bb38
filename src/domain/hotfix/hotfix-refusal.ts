/** The domain's no to a hotfix. */
export type HotfixRefusal =
  | {
      readonly code: 'nothing-in-production';
      readonly project: string;
      readonly environments: readonly string[];
    }
  /** Several environments of the last tier run different candidates. */
  | {
      readonly code: 'hotfix-base-unclear';
      readonly what: string;
      readonly runs: readonly { readonly environment: string; readonly candidate: string }[];
    }
  | { readonly code: 'hotfix-has-it'; readonly what: string; readonly candidate: string }
  /** One is under way from the same candidate. */
  | { readonly code: 'hotfix-open'; readonly what: string; readonly version: string; readonly from: string }
  | {
      readonly code: 'hotfix-way-unclear';
      readonly version: string;
      readonly environment: string;
      readonly candidate: string;
      readonly others: readonly string[];
    }
  /** Nothing was returned that a release could be made from without one of its changes. */
  | { readonly code: 'nothing-returned'; readonly project: string }
  | { readonly code: 'release-not-returned'; readonly version: string; readonly state: string }
  | { readonly code: 'change-not-there'; readonly what: string; readonly candidate: string }
  /** It was to take the environment that it waits for. */
  | { readonly code: 'hotfix-not-waiting'; readonly version: string }
  | { readonly code: 'hotfix-from-trunk'; readonly version: string; readonly from: string };
