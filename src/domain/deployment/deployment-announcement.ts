import type { UserId } from '../ids.ts';
import type { Rung } from '../policy/ladder.ts';
import type { Who } from '../project/configuration.ts';
import type { Tier } from '../project/environment.ts';
import type { RefusalCode } from '../refusal.ts';
import type { WhatFollows } from '../rollback/automatic/what-follows.ts';
import type { ActorName } from '../trail/event.ts';
import type { DeploymentReason, DeploymentState, Origin } from './deployment.ts';
import type { Shown } from './shown.ts';

/** What every word about one deployment begins with. */
type Of = {
  readonly deploymentId: string;
  readonly candidate: string;
  readonly environment: string;
  readonly tier: Tier;
};

/** Something worth saying about a deployment, or about what became of a release by one; as facts. */
export type DeploymentAnnouncement =
  | (Of & {
      /** With the evidence; where yeses are needed, whose. */
      readonly kind: 'deployment-requested';
      readonly by: UserId | null;
      readonly origin: Origin;
      readonly shown: Shown;
      readonly need: number;
      readonly from: readonly Who[];
      readonly expiresAt: string | null;
    })
  | (Of & {
      /** The yeses to an earlier request, identical in all that was approved, hold for this one too. */
      readonly kind: 'approvals-carried';
      readonly people: readonly UserId[];
      readonly givenAt: string;
    })
  | (Of & {
      /**
       * `sent-back`: it was queued and a gate closed. `stuck`: it has waited long for neither people nor the
       * clock. `unanswered`: GitHub has not answered for long.
       */
      readonly kind: 'deployment-waits';
      readonly why: 'sent-back' | 'stuck' | 'unanswered';
      readonly rungs: readonly Rung[];
    })
  | (Of & {
      readonly kind: 'deployment-queued';
      /** Counts from 1, without the one that runs. */
      readonly position: number;
      readonly behind: string;
      /** About when it may start, by how long the last ones took; null without a history. */
      readonly startsAt?: string | null;
    })
  | (Of & {
      readonly kind: 'approval-reminder';
      readonly have: number;
      readonly need: number;
      readonly from: readonly Who[];
      readonly expiresAt: string | null;
    })
  | (Of & {
      /** What was shown has changed, so that earlier yeses are void. */
      readonly kind: 'deployment-reshown';
      readonly changed: readonly string[];
      readonly voided: readonly UserId[];
    })
  | (Of & {
      readonly kind: 'deployment-started';
      readonly by: UserId | null;
      readonly approvedBy: readonly UserId[];
      /** What runs there until then; of a rollback what it takes away. */
      readonly from: string | null;
      /** Absent in what was said before it was told. */
      readonly isRollback?: boolean;
      readonly url: string | null;
    })
  | (Of & {
      readonly kind: 'deployment-late';
      readonly workflow: string;
      readonly seconds: number;
      readonly isQueued: boolean;
      readonly url: string | null;
    })
  | (Of & { readonly kind: 'deployment-answer-lost'; readonly workflow: string })
  | (Of & { readonly kind: 'deployment-parked'; readonly until: string })
  | (Of & { readonly kind: 'deployment-repeated'; readonly url: string })
  | (Of & { readonly kind: 'deployment-verifying'; readonly checks: number; readonly bakeMs: number })
  | (Of & {
      readonly kind: 'deployment-ended';
      readonly state: Exclude<DeploymentState, 'requested' | 'queued' | 'running' | 'verifying'>;
      readonly reason: DeploymentReason | null;
      readonly keepsLane: boolean;
      /** The same candidate can be tried again; absent in what was said before there was a Retry. */
      readonly isRetryable?: boolean;
      /** The environment is held since, because of it; absent where it is not. */
      readonly isHeld?: boolean;
      /** Who asked for it and is to know of its end; absent where nobody has to be told by name. */
      readonly askedBy?: ActorName;
      /** What Waybill does about it next; absent where that is for people alone. */
      readonly follows?: WhatFollows;
      readonly url: string | null;
    })
  | (Of & {
      /** How the run of an errored deployment did end. */
      readonly kind: 'deployment-learned';
      readonly conclusion: string;
      /** Whether it had kept its lane until now. */
      readonly isFreed?: boolean;
      /** A person had said that nothing of it ran any more. */
      readonly isInDoubt?: boolean;
      readonly url: string;
    })
  | {
      readonly kind: 'foreign-run';
      readonly environments: readonly string[];
      readonly workflow: string;
      readonly actor: string | null;
      readonly url: string;
    }
  | {
      readonly kind: 'promotion-refused';
      readonly candidate: string;
      readonly environment: string;
      readonly code: RefusalCode;
    }
  | {
      readonly kind: 'release-shipped';
      readonly version: string;
      readonly candidate: string;
      readonly environments: readonly string[];
    }
  | { readonly kind: 'release-published'; readonly version: string; readonly url: string }
  | {
      readonly kind: 'publication-refused';
      readonly version: string;
      readonly tag: string;
      readonly what: 'tag' | 'release';
      /** GitHub's answer; null where the tag stands at another commit. */
      readonly status: number | null;
    };
