import type { Deployment } from '../../deployment/deployment.ts';
import type { RollbackMode } from '../../project/environment.ts';
import type { RollbackTrigger } from '../rollback.ts';

/** A deployment that has ended, as far as it matters here. */
export type Ended = Pick<
  Deployment,
  'state' | 'stateReason' | 'origin' | 'startedAt' | 'verifyingAt' | 'endedAt'
>;

/** What is known of an environment once a deployment there has ended otherwise than well. */
export type AutomaticFacts = {
  readonly now: Date;
  readonly mode: RollbackMode;
  readonly ended: Ended;
  /** There is another candidate, verified there and not bad. */
  readonly hasTarget: boolean;
  /** What was deployed had been running there already. */
  readonly isRedeployment: boolean;
  /** Since it ended, something else was asked for or begun there, or a person lifted its hold. */
  readonly hasSomebodyActed: boolean;
  /** Since it began, a run of the workflow was seen there that is not ours. */
  readonly hasForeignRun: boolean;
  /** The last rollback there was Waybill's own, and nothing has been delivered there since. */
  readonly isTwiceInARow: boolean;
};

/** Why nothing is done by itself, nor asked. */
type WhyNothing = 'not-failed' | 'never-begun' | 'is-rollback' | 'somebody-acted' | 'no-target';

/** Why a person is asked. */
export type WhyAsked = 'by-mode' | 'errored' | 'redeployment' | 'foreign-run' | 'twice-in-a-row' | 'too-late';

/** What to do about a deployment that has ended otherwise than well. */
export type AutomaticVerdict =
  | { readonly kind: 'act' | 'shadow'; readonly trigger: Exclude<RollbackTrigger, 'person'> }
  | { readonly kind: 'ask'; readonly why: WhyAsked }
  | { readonly kind: 'nothing'; readonly why: WhyNothing };

/** By then somebody has looked, and may be mending it by hand. */
export const tooLateAfterMs = 15 * 60_000;

/**
 * Whether Waybill rolls back by itself: only where something said no after it had begun, and only while
 * nobody else has done anything about it. What could not be told (*errored*) is for a person to decide, and
 * so is everything out of the ordinary.
 */
export function shouldRollBack(facts: AutomaticFacts): AutomaticVerdict {
  const nothing = whyNothing(facts);
  if (nothing !== null) return { kind: 'nothing', why: nothing };
  const asked = whyAsked(facts);
  if (asked !== null) return { kind: 'ask', why: asked };
  const trigger = facts.ended.verifyingAt === null ? 'deployer-failed' : 'verification-failed';
  return { kind: facts.mode === 'automatic' ? 'act' : 'shadow', trigger };
}

function whyNothing({ ended, hasSomebodyActed, hasTarget }: AutomaticFacts): WhyNothing | null {
  if (ended.state !== 'failed' && ended.state !== 'errored') return 'not-failed';
  if (hasNeverBegun(ended)) return 'never-begun';
  if (ended.origin === 'rollback') return 'is-rollback';
  if (hasSomebodyActed) return 'somebody-acted';
  return hasTarget ? null : 'no-target';
}

/** Nothing was started, or GitHub refused the workflow file itself: no job of it was ever there. */
export const hasNeverBegun = ({ startedAt, stateReason }: Ended): boolean =>
  startedAt === null || (stateReason?.code === 'run-failed' && stateReason.conclusion === 'startup_failure');

function whyAsked(facts: AutomaticFacts): WhyAsked | null {
  const { ended, mode, now } = facts;
  if (ended.state === 'errored') return 'errored';
  if (mode === 'ask') return 'by-mode';
  if (facts.isRedeployment) return 'redeployment';
  if (facts.hasForeignRun) return 'foreign-run';
  if (facts.isTwiceInARow) return 'twice-in-a-row';
  const sinceMs = now.getTime() - (ended.endedAt ?? now).getTime();
  return sinceMs >= tooLateAfterMs ? 'too-late' : null;
}
