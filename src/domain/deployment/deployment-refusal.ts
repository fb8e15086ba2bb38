import type { Act } from '../authority/act.ts';
import type { UserId } from '../ids.ts';
import type { FreezeScope } from '../policy/freeze-scope.ts';
import type { GateName } from '../policy/ladder.ts';
import type { DeploymentState } from './deployment.ts';

type Of = { readonly candidate: string; readonly environment: string };

/** The domain's no to what people say to a deployment, its gates and its lane. */
export type DeploymentRefusal =
  | { readonly code: 'deployment-unknown' }
  /** Only what failed or errored is tried again. */
  | (Of & { readonly code: 'not-retryable'; readonly state: DeploymentState })
  /** What ended there last did not go wrong. */
  | { readonly code: 'nothing-to-retry'; readonly environment: string }
  | { readonly code: 'retry-is-rollback'; readonly environment: string }
  | { readonly code: 'nothing-runs-there'; readonly environment: string }
  | (Of & { readonly code: 'deployment-begun'; readonly state: DeploymentState })
  /** Whoever caused a deployment has no say in whether it may start. */
  | (Of & { readonly code: 'own-request'; readonly act: Act })
  | (Of & { readonly code: 'own-change'; readonly login: string })
  | (Of & { readonly code: 'already-approved'; readonly at: string })
  | (Of & { readonly code: 'not-approved-by-you' })
  /** What was on the card is not what would start now. */
  | (Of & { readonly code: 'case-changed' })
  | (Of & { readonly code: 'gate-holds'; readonly gate: GateName })
  | (Of & { readonly code: 'gate-not-overridable'; readonly gate: GateName })
  | (Of & { readonly code: 'own-override'; readonly gate: string; readonly by: UserId })
  | { readonly code: 'reason-too-short'; readonly act: Act; readonly least: number }
  | (Of & { readonly code: 'first-in-queue' })
  | (Of & { readonly code: 'not-queued'; readonly state: DeploymentState })
  | { readonly code: 'not-frozen'; readonly scope: FreezeScope };
