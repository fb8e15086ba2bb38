import type { Act } from '../authority/act.ts';
import type { ProjectId, UserId } from '../ids.ts';
import type { GateName } from '../policy/ladder.ts';
import type { DeploymentReason, DeploymentState } from './deployment.ts';

type Of = { readonly candidate: string; readonly environment: string };

/** The domain's no to what people ask of deployments, their gates and their lanes. */
export type DeploymentRefusal =
  | { readonly code: 'environment-unknown'; readonly text: string; readonly known: readonly string[] }
  | { readonly code: 'deployment-unknown' }
  | (Of & {
      readonly code: 'deployment-over';
      readonly state: DeploymentState;
      readonly reason: DeploymentReason | null;
    })
  | (Of & { readonly code: 'deployment-begun'; readonly state: DeploymentState })
  | (Of & {
      /** Whoever caused a deployment has no say in whether it may start. */
      readonly code: 'own-request';
      readonly act: Act;
    })
  | (Of & { readonly code: 'own-change'; readonly login: string })
  | (Of & { readonly code: 'already-approved'; readonly at: string })
  | (Of & { readonly code: 'not-approved-by-you' })
  | (Of & {
      /** What was on the card is not what would start now. */
      readonly code: 'case-changed';
    })
  | (Of & { readonly code: 'gate-holds'; readonly gate: GateName })
  | (Of & { readonly code: 'gate-not-overridable'; readonly gate: GateName })
  | (Of & { readonly code: 'own-override'; readonly gate: string; readonly by: UserId })
  | { readonly code: 'reason-too-short'; readonly act: Act; readonly least: number }
  | (Of & { readonly code: 'first-in-queue' })
  | (Of & { readonly code: 'not-queued'; readonly state: DeploymentState })
  | { readonly code: 'not-frozen'; readonly scope: FreezeScope };

/** What a freeze stops: an environment, a project, or everything. */
export type FreezeScope =
  | { readonly kind: 'everything' }
  | { readonly kind: 'project'; readonly projectId: ProjectId; readonly project: string }
  | {
      readonly kind: 'environment';
      readonly projectId: ProjectId;
      readonly project: string;
      readonly environment: string;
    };
