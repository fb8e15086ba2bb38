import type { DeploymentState } from '../deployment/deployment.ts';
import type { RollbackOrder } from './order.ts';

type There = { readonly environment: string };

/** The domain's no to a rollback. */
export type RollbackRefusal =
  /** Nothing of ours has ever begun there. */
  | (There & { readonly code: 'nothing-to-roll-back' })
  /** No other candidate was verified there and is not bad. */
  | (There & { readonly code: 'no-rollback-target'; readonly candidate: string })
  | (There & {
      readonly code: 'never-verified-there';
      readonly candidate: string;
      readonly known: readonly string[];
    })
  /** What the person saw to be taken away is not what would be taken away now. */
  | (There & { readonly code: 'rollback-outdated'; readonly expected: string; readonly present: string })
  /** Asked again with the candidate's name, it is done. */
  | (There & {
      readonly code: 'rolled-back-already';
      readonly candidate: string;
      readonly from: string;
      readonly at: string;
    })
  /** The same was asked for before, and did not arrive; asked again, it is done. */
  | (There & {
      readonly code: 'rollback-came-first';
      readonly candidate: string;
      readonly from: string;
      readonly state: DeploymentState;
    })
  | (There & {
      readonly code: 'rollback-tag-gone';
      readonly candidate: string;
      readonly tag: string;
      /** Set where it points to another commit now. */
      readonly otherSha: string | null;
      readonly others: readonly string[];
    })
  | (There & {
      readonly code: 'rollback-workflow-gone';
      readonly candidate: string;
      readonly workflow: string;
      readonly why: 'missing' | 'disabled' | 'unreadable';
      readonly parameters: RollbackOrder['parameters'];
    })
  /** Asked again with today's parameters, it is done. */
  | (There & {
      readonly code: 'rollback-inputs-refused';
      readonly candidate: string;
      readonly workflow: string;
      readonly unknown: readonly string[];
      readonly missing: readonly string[];
      readonly parameters: RollbackOrder['parameters'];
    })
  /** Asked again with a plan, it is done. */
  | (There & {
      readonly code: 'rollback-plan-missing';
      readonly candidate: string;
      readonly migrations: readonly string[];
    })
  | (There & { readonly code: 'never-rolled-back' })
  | (There & { readonly code: 'not-waiting-for-lane' })
  | (There & { readonly code: 'not-held' })
  | { readonly code: 'candidate-not-bad'; readonly candidate: string }
  | (There & { readonly code: 'reason-given-already'; readonly because: string });
