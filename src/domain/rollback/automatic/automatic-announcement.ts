import type { UserId } from '../../ids.ts';
import type { Tier } from '../../project/environment.ts';
import type { RefusalCode } from '../../refusal.ts';
import type { WebhookResult } from '../../webhook/webhook-result.ts';
import type { WayBackEvidence } from './evidence.ts';
import type { ShadowTally } from './figures.ts';
import type { WhyAsked } from './should-roll-back.ts';
import type { Opinion } from './verdict.ts';

type There = { readonly environment: string; readonly tier: Tier; readonly from: string };

/** Something worth saying about what Waybill does, or would do, when a deployment has failed. */
export type AutomaticAnnouncement =
  | (There & {
      /** Whether to roll back is for a person to say. */
      readonly kind: 'rollback-asked';
      readonly deploymentId: string;
      readonly why: WhyAsked;
      readonly evidence: WayBackEvidence;
    })
  | (There & {
      /** Shadow mode: what it would have done. */
      readonly kind: 'rollback-imagined';
      readonly deploymentId: string;
      readonly verdictId: string;
      readonly trigger: 'verification-failed' | 'deployer-failed';
      readonly evidence: WayBackEvidence;
      /** Before this time. */
      readonly tally: ShadowTally;
    })
  | (There & { readonly kind: 'rollback-judged'; readonly by: UserId; readonly opinion: Opinion })
  | (There & {
      /** It should have rolled back by itself, and could not. */
      readonly kind: 'rollback-refused';
      readonly deploymentId: string;
      readonly code: RefusalCode;
    })
  /** No other candidate was ever verified there, or each of them is bad. */
  | (There & { readonly kind: 'no-way-back' })
  | (There & {
      readonly kind: 'rollback-hook-called';
      readonly to: string;
      readonly result: WebhookResult;
    });
