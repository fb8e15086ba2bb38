import type { Part } from '../repository/rules.ts';

/** What stands against going back, should a deployment fail: looked for before it starts. */
export type WayBack =
  /** Users do not meet it here: nobody has looked. */
  | { readonly kind: 'not-looked-for' }
  /** No other candidate was ever verified there, or each of them is bad. */
  | { readonly kind: 'none'; readonly isFirst: boolean }
  | {
      readonly kind: 'found';
      readonly candidate: string;
      readonly sha: string;
      readonly tag: string;
      /** Where its tag points now; null where it is gone. */
      readonly tagTarget: Part<string | null>;
      readonly workflow: string;
      /** Whether its tag has the workflow that would bring it back, and it can be started. */
      readonly hasWorkflow: Part<boolean>;
    };
