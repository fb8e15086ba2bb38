/** The domain's no to a pick. */
export type PickRefusal =
  | { readonly code: 'change-unknown'; readonly text: string; readonly repository: string }
  | { readonly code: 'change-not-merged'; readonly what: string }
  | {
      readonly code: 'change-too-large';
      readonly what: string;
      readonly commits: number;
      readonly limit: number;
    }
  | { readonly code: 'no-open-release'; readonly project: string };
