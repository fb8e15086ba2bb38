import type { MissingFix } from '../pick/requirement.ts';

/** Every gate, in the order in which the ladder shows them. */
export const gateNames = [
  'candidate ready',
  'not bad',
  'due',
  'verified earlier',
  'soaked',
  'window open',
  'not frozen',
  'no hold',
  'no open concern',
  'checks green',
  'fixes kept',
  'not a step back',
  'rollback ready',
  'approved',
] as const;
export type GateName = (typeof gateNames)[number];

/** What a gate is being waited for: people, the clock, or something outside that should come by itself. */
export type WaitsFor = 'people' | 'clock' | 'outside';

/** A yes that was given and does not count. *Outdated*: what was shown then is no longer what would start. */
export type NotCounted = {
  readonly by: string;
  readonly why: 'outdated' | 'too-old' | 'requester' | 'author' | 'not-eligible' | 'not-known';
};

/** What a gate answers; the facts are for the words of the views. *Unknown* counts as not holding. */
export type GateAnswer =
  | { readonly state: 'holds'; readonly facts?: GateFacts }
  | {
      readonly state: 'waits';
      readonly on: WaitsFor;
      readonly until: string | null;
      readonly facts: GateFacts;
    }
  | { readonly state: 'blocks'; readonly facts: GateFacts }
  | { readonly state: 'unknown'; readonly facts: GateFacts };

/** Why a gate answers as it does, as plain facts by a stable code (promise 14). */
export type GateFacts =
  | { readonly code: 'holds' }
  | { readonly code: 'candidate-building'; readonly candidate: string }
  | { readonly code: 'candidate-not-ready'; readonly candidate: string; readonly candidateState: string }
  | { readonly code: 'candidate-bad'; readonly candidate: string; readonly because: string | null }
  /** Times are ISO 8601. */
  | { readonly code: 'planned'; readonly at: string; readonly latest: string }
  | { readonly code: 'plan-passed'; readonly at: string; readonly latest: string }
  | { readonly code: 'not-verified-in'; readonly environments: readonly string[] }
  | { readonly code: 'uncertain-in'; readonly environment: string }
  | {
      readonly code: 'soaking';
      readonly environment: string;
      readonly soakMs: number;
      readonly since: string;
    }
  | {
      readonly code: 'soak-cut-short';
      readonly environment: string;
      readonly soakMs: number;
      /** How long it did run there, verified, before something else came. */
      readonly ranMs: number;
    }
  | { readonly code: 'window-closed'; readonly opensAt: string | null; readonly windows: readonly string[] }
  | {
      readonly code: 'window-denied';
      readonly window: string;
      readonly because: string | null;
      readonly opensAt: string | null;
    }
  | {
      readonly code: 'frozen';
      readonly scope: string;
      readonly because: string;
      readonly by: string;
      readonly untilAt: string | null;
    }
  | { readonly code: 'held'; readonly candidate: string; readonly because: string }
  | {
      readonly code: 'concern-open';
      readonly by: string;
      readonly concerns: number;
      readonly text: string;
    }
  | { readonly code: 'check-missing'; readonly checks: readonly string[] }
  | { readonly code: 'check-pending'; readonly checks: readonly string[] }
  | {
      readonly code: 'check-failed';
      readonly checks: readonly string[];
      /** How each ended, in that order: a check that was skipped is not green either. */
      readonly ended: readonly string[];
    }
  | { readonly code: 'checks-unread' }
  | { readonly code: 'fixes-missing'; readonly fixes: readonly MissingFix[] }
  | { readonly code: 'fixes-unread' }
  | { readonly code: 'step-back'; readonly from: string; readonly to: string }
  | { readonly code: 'nothing-to-go-back-to'; readonly isFirst: boolean }
  | {
      readonly code: 'way-back-tag-gone';
      readonly candidate: string;
      readonly tag: string;
      /** It is there, at another commit. */
      readonly isMoved: boolean;
    }
  | { readonly code: 'way-back-workflow-gone'; readonly candidate: string; readonly workflow: string }
  | { readonly code: 'way-back-unread'; readonly candidate: string }
  | {
      readonly code: 'approvals-missing';
      readonly have: number;
      readonly need: number;
      readonly from: readonly string[];
      readonly expiresAt: string | null;
      readonly notCounted: readonly NotCounted[];
    }
  | { readonly code: 'authors-unlinked'; readonly authors: readonly string[] }
  | { readonly code: 'approvals-unread' }
  | { readonly code: 'overridden'; readonly by: string; readonly reason: string };

/** One gate's word at one time. */
export type Rung = {
  readonly gate: GateName;
  readonly answer: GateAnswer;
  /** Since when the gate has answered so; ISO 8601. */
  readonly since: string;
};

/** Whether a gate does not hold and only a person clears it: no clock does, and nothing that comes by itself. */
export const needsPeople = ({ answer }: Rung): boolean =>
  answer.state === 'blocks' || (answer.state === 'waits' && answer.on === 'people');
