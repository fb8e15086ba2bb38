import type { PickSource } from '../pick/pick.ts';
import type { PickTarget } from '../pick/pick-target.ts';
import type { WhatRuns } from '../policy/policy-facts.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';

/** What a hotfix would be, with all that a captain should know before it is started. */
export type HotfixPlan = {
  readonly project: string;
  readonly source: PickSource;
  /** `1.4.3` */
  readonly version: string;
  /** What it starts from, and the environment of the last tier in which that runs. */
  readonly runs: WhatRuns & { readonly candidate: NonNullable<WhatRuns['candidate']> };
  readonly environment: string;
  /** The rules under which it would be deployed there. */
  readonly rules: EnvironmentConfiguration;
  /** Whether any of them is written for hotfixes. */
  readonly hasOwnRules: boolean;
  /** The earlier environment that holds a newer candidate; null where none does. */
  readonly stands: { readonly environment: string; readonly candidate: string } | null;
  /** Environments that it may go through instead, and that hold nothing newer. */
  readonly others: readonly string[];
  /** The other open releases, with whether they have the fix; highest version first. */
  readonly targets: readonly PickTarget[];
};

/** What a person says of the way, where it is not the usual one. */
export type HotfixWay =
  | { readonly kind: 'wait' | 'take' }
  | { readonly kind: 'through'; readonly environment: string };
