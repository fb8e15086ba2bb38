import type { FreezeId, UserId } from '../ids.ts';
import type { FreezeScope } from '../policy/freeze-scope.ts';

type Of = { readonly deploymentId: string; readonly candidate: string; readonly environment: string };

/** Something worth saying about what people agreed to, opened or stopped; as facts. */
export type AgreementAnnouncement =
  | (Of & { readonly kind: 'approval-given'; readonly by: UserId })
  | (Of & { readonly kind: 'approval-withdrawn'; readonly by: UserId })
  | (Of & {
      readonly kind: 'gate-overridden';
      readonly overrideId: string;
      readonly gate: string;
      readonly by: UserId;
      readonly reason: string;
    })
  | (Of & {
      readonly kind: 'override-reviewed';
      readonly gate: string;
      readonly by: UserId;
      readonly overriddenBy: UserId;
    })
  | (Of & { readonly kind: 'deployment-moved'; readonly by: UserId; readonly position: number })
  | {
      readonly kind: 'freeze-set';
      /** Left out of what was said before freezes could be ended from here. */
      readonly freezeId?: FreezeId;
      readonly scope: FreezeScope;
      readonly because: string;
      readonly by: UserId;
      /** When it begins; null for at once. */
      readonly fromAt: string | null;
      readonly untilAt: string | null;
    }
  | {
      readonly kind: 'freeze-begun';
      readonly freezeId?: FreezeId;
      readonly scope: FreezeScope;
      readonly because: string;
      /** Who had set it. */
      readonly by: UserId;
      readonly untilAt: string | null;
    }
  | {
      readonly kind: 'freeze-ended';
      readonly scope: FreezeScope;
      readonly because: string;
      readonly setBy: UserId;
      /** Null where its time was over. */
      readonly by: UserId | null;
    };
