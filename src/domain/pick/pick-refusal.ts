import type { PickAim, PickState } from './pick.ts';
import type { MissingFix } from './requirement.ts';

/** The domain's no to a pick, or for the sake of one. */
export type PickRefusal =
  | { readonly code: 'change-unknown'; readonly text: string; readonly repository: string }
  /** A message shortcut on a message that links to nothing that can be picked. */
  | { readonly code: 'no-change-linked' }
  | { readonly code: 'change-not-merged'; readonly what: string }
  | {
      readonly code: 'change-too-large';
      readonly what: string;
      readonly commits: number;
      readonly limit: number;
    }
  /** Its pull request was to be opened again. */
  | {
      readonly code: 'pick-not-closed';
      readonly what: string;
      readonly version: string;
      readonly aim: PickAim;
      /** Where it stands, or a later try at it. */
      readonly state: PickState;
    }
  | { readonly code: 'no-open-release'; readonly project: string }
  /** A cut would drop what earlier releases have. */
  | { readonly code: 'fixes-missing'; readonly version: string; readonly fixes: readonly MissingFix[] }
  | { readonly code: 'fix-not-required'; readonly text: string; readonly known: readonly string[] };
