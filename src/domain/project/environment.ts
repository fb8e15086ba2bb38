import type { Who } from './configuration.ts';
import type { HotfixRule } from './hotfix-rule.ts';
import type { Window } from './window.ts';

/** From the first to the last: where people develop, try out, and use the software. */
export const tiers = ['development', 'staging', 'production'] as const;
export type Tier = (typeof tiers)[number];

/** A workflow with the templates of its inputs. */
export type WorkflowCall = {
  /** The file's name in `.github/workflows`. */
  readonly workflow: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
};

/** A check of the candidate's commit that has to be green. */
export type RequiredCheck = {
  readonly name: string;
  /** The slug of the app that reports it; null for any. */
  readonly app: string | null;
  /** Conclusions besides success that pass. */
  readonly accepts: readonly ('skipped' | 'neutral')[];
};

export type ApprovalRule = {
  readonly count: number;
  readonly from: readonly Who[];
  /** How long a request waits for its last yes. */
  readonly expireMs: number;
  /** How long a yes holds from then to the start. */
  readonly validMs: number;
  readonly exclude: readonly 'authors'[];
};

export type SmokeCheck = {
  readonly url: string;
  readonly status: number;
  /** Text that the answer has to contain. */
  readonly contains: string | null;
  readonly attempts: number;
  readonly timeoutMs: number;
};

export type Verification = {
  readonly smoke: readonly SmokeCheck[];
  /** What answers when the network does, so that a failure is ours; null for none. */
  readonly control: string | null;
  readonly bakeMs: number;
};

export const rollbackModes = ['ask', 'automatic', 'shadow'] as const;
export type RollbackMode = (typeof rollbackModes)[number];

/** An HTTP hook that throws a switch before the slower redeployment: a feature flag, blue/green. */
export type RollbackHook = {
  readonly url: string;
  /** The variable of the bot's environment whose value signs it. */
  readonly secret: string;
  readonly timeoutMs: number;
};

/** A place that runs the project, and everything that must hold before a candidate goes there. */
export type EnvironmentConfiguration = {
  readonly name: string;
  readonly tier: Tier;
  /** Environments that must have a candidate verified first. */
  readonly after: readonly string[];
  readonly soakMs: number;
  readonly checks: readonly RequiredCheck[];
  readonly deploy: WorkflowCall;
  readonly promote: 'by hand' | 'automatically';
  readonly approvals: ApprovalRule;
  readonly override: { readonly by: readonly Who[] };
  readonly windows: readonly Window[];
  readonly verify: Verification;
  readonly rollback: {
    readonly mode: RollbackMode;
    /** Null for those who may by default: captains and the environment's approvers. */
    readonly by: readonly Who[] | null;
    /** A rollback waits for the environment's approvers too; left out where it does not. */
    readonly needsApproval?: true;
    /** Left out where there is none, so that a configuration kept before there were any reads the same. */
    readonly hook?: RollbackHook;
  };
  /** Left out where a hotfix has the same rules as every other release. */
  readonly hotfix?: HotfixRule;
};

/** The highest tier that a project has: where its users are. Null without environments. */
export function lastTier(environments: readonly { readonly tier: Tier }[]): Tier | null {
  return tiers.findLast((tier) => environments.some((environment) => environment.tier === tier)) ?? null;
}

/** The environments of the highest tier: a release has arrived once it is verified in all of them. */
export function lastEnvironments<Placed extends { readonly tier: Tier }>(
  environments: readonly Placed[],
): readonly Placed[] {
  const last = lastTier(environments);
  return environments.filter(({ tier }) => tier === last);
}
