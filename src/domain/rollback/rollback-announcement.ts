import type { DeploymentReason } from '../deployment/deployment.ts';
import type { UserId } from '../ids.ts';
import type { Tier } from '../project/environment.ts';
import type { Rollback, RollbackTrigger } from './rollback.ts';

type There = { readonly environment: string; readonly tier: Tier };

/** Something worth saying about a rollback, the hold that it sets, and the candidate that it takes away. */
export type RollbackAnnouncement =
  | (There & {
      readonly kind: 'rollback-requested';
      readonly deploymentId: string;
      readonly from: string;
      readonly to: string;
      readonly by: UserId | null;
      readonly trigger: RollbackTrigger;
      readonly because: string | null;
      readonly plan: string | null;
      readonly removes: Rollback['removes'];
      /** What has to make room first, and whether its end is certain already. */
      readonly stops: { readonly candidate: string; readonly isCertain: boolean } | null;
      readonly isBad: boolean;
      readonly calledOff: readonly { readonly candidate: string; readonly environment: string }[];
      readonly alsoRunsIn: readonly string[];
      readonly isToday: boolean;
    })
  | (There & {
      /** The lane has not become free: a person may say that nothing runs. */
      readonly kind: 'rollback-waits';
      readonly deploymentId: string;
      readonly to: string;
      readonly behind: string;
      readonly seconds: number;
      readonly url: string | null;
    })
  | (There & {
      readonly kind: 'rollback-explained';
      readonly from: string;
      readonly by: UserId;
      readonly because: string;
    })
  | (There & {
      readonly kind: 'run-ended-after-all';
      readonly candidate: string;
      readonly to: string;
      readonly url: string | null;
    })
  | (There & { readonly kind: 'hold-lifted'; readonly by: UserId; readonly because: string })
  | {
      readonly kind: 'candidate-cleared';
      readonly candidate: string;
      readonly by: UserId;
      readonly because: string;
    }
  | (There & {
      /** It arrived and is verified. */
      readonly kind: 'rollback-verified';
      readonly deploymentId: string;
      readonly from: string;
      readonly to: string;
      readonly seconds: number;
      readonly hasReason: boolean;
      readonly url: string | null;
    })
  | (There & {
      readonly kind: 'rollback-ended';
      readonly deploymentId: string;
      readonly to: string;
      readonly state: 'failed' | 'errored' | 'cancelled';
      readonly reason: DeploymentReason | null;
    });
