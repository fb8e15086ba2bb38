import type { Decision } from '../change.ts';
import type { HoldId, UserId } from '../ids.ts';
import type { SmokeCheck, Verification } from '../project/environment.ts';
import type { Dispatch } from '../release/dispatch.ts';
import { refreshCard } from '../release/refresh-card.ts';
import { setDispatch } from '../release/set-dispatch.ts';
import { bySlackUser } from '../trail/event.ts';
import {
  aboutDeployment,
  advanceLane,
  type Deploying,
  type Dispatched,
  deploymentEvent,
  environmentOf,
  say,
  setDeployment,
  tellGithub,
} from './deploying.ts';
import { endDeployment } from './end-deployment.ts';
import type { SmokeProgress, VerificationProgress } from './verification.ts';

/** Between two attempts of a check that did not answer rightly. */
const betweenAttemptsMs = 5_000;

/** Between two rounds while it bakes: often enough to notice, rarely enough not to be a burden. */
const bakeRoundMs = (bakeMs: number): number => Math.min(60_000, Math.max(5_000, bakeMs / 10));

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** What one probe found. *Unclear*: nobody could look, or what stood in the way is not the release's doing. */
export type Probed = {
  readonly url: string;
  readonly state: 'right' | 'wrong' | 'unclear';
  /** In our own words. */
  readonly found: string;
};

/** The checks that a deployment is verified by, as they stand before it starts. */
export function baseline(
  { smoke }: Verification,
  before: {
    /** Those that were asked before; null where nothing of ours runs there yet. */
    readonly known: readonly SmokeCheck[] | null;
    readonly probed: readonly Probed[];
  },
): VerificationProgress {
  return {
    smoke: smoke.map(({ url }): SmokeProgress => {
      const isNew = !(before.known ?? []).some((check) => check.url === url);
      const found = before.probed.find((each) => each.url === url)?.state;
      return {
        url,
        passedBefore: isNew ? 'new' : found === 'right' ? 'yes' : found === 'wrong' ? 'no' : 'unknown',
        attempts: 0,
        state: 'waiting',
        found: null,
      };
    }),
    bakeUntil: null,
  };
}

/** The run has ended well: it is delivered once it is verified, at once where there is nothing to verify. */
export function afterRunSucceeded(deploying: Dispatched, seen: Partial<Dispatch>): Decision {
  const { deployment, now } = deploying;
  const { verify } = environmentOf(deploying);
  const dispatch = { ...seen, state: 'succeeded' as const, endedAt: now };
  if (verify.smoke.length === 0 && verify.bakeMs === 0) {
    return endDeployment(deploying, 'succeeded', { dispatch });
  }
  // A rollback comes while checks fail, and is not blamed for that: to it every check is new.
  const unasked =
    deployment.rollback === null
      ? baseline(verify, { known: verify.smoke, probed: [] })
      : { smoke: [], bakeUntil: null };
  const progress = deployment.verification ?? unasked;
  return {
    changes: [
      setDispatch(deploying, dispatch),
      setDeployment(deploying, {
        state: 'verifying',
        stateReason: null,
        stateAt: now,
        verifyingAt: now,
        lookAt: now,
        verification: fit(progress, verify),
      }),
    ],
    events: [
      deploymentEvent(deploying, 'deployment-verifying', {
        checks: verify.smoke.map(({ url }) => url),
        bakeMs: verify.bakeMs,
      }),
    ],
    effects: [
      refreshCard(deploying),
      tellGithub(deploying),
      say(
        deploying,
        {
          kind: 'deployment-verifying',
          ...aboutDeployment(deploying),
          checks: verify.smoke.length,
          bakeMs: verify.bakeMs,
        },
        { occasion: `${deploying.dispatch.id}:${seen.runAttempt ?? 1}` },
      ),
    ],
  };
}

/** Progress for exactly the checks that are configured now; one that came meanwhile is new. */
function fit(progress: VerificationProgress, { smoke }: Verification): VerificationProgress {
  const fresh = { passedBefore: 'new', attempts: 0, state: 'waiting', found: null } as const;
  return {
    ...progress,
    smoke: smoke.map(({ url }) => progress.smoke.find((each) => each.url === url) ?? { url, ...fresh }),
  };
}

/** The checks that are to be asked now: those not yet answered, or all of them while it bakes. */
export function toAsk(deploying: Deploying): readonly SmokeCheck[] {
  const { deployment } = deploying;
  const progress = deployment.verification?.smoke ?? [];
  const isBaking = progress.every(({ state }) => state === 'passed');
  return environmentOf(deploying).verify.smoke.filter(
    ({ url }) => isBaking || progress.find((each) => each.url === url)?.state !== 'passed',
  );
}

/** What a round of probes means. `control`: whether the control target answered; null where it was not asked. */
export function afterProbes(
  deploying: Deploying,
  probed: readonly Probed[],
  { control, holdId }: { readonly control: boolean | null; readonly holdId: HoldId | null },
): Decision {
  const { deployment, now } = deploying;
  const { verify } = environmentOf(deploying);
  const before = fit(deployment.verification ?? { smoke: [], bakeUntil: null }, verify);
  const smoke = before.smoke.map((each) => {
    const found = probed.find(({ url }) => url === each.url);
    const limit = verify.smoke.find(({ url }) => url === each.url)?.attempts ?? 1;
    return found === undefined ? each : judged(each, found, limit, control);
  });
  const progress: VerificationProgress = { ...before, smoke };
  const over =
    smoke.find(({ state }) => state === 'failed') ?? smoke.find(({ state }) => state === 'unclear');
  if (over !== undefined) {
    const facts = { url: over.url, found: over.found ?? '' };
    return over.state === 'failed'
      ? endDeployment(deploying, 'failed', {
          reason: { code: 'smoke-failed', ...facts },
          deployment: { verification: progress },
          holdId,
        })
      : endDeployment(deploying, 'errored', {
          reason: { code: 'smoke-unclear', ...facts },
          deployment: { verification: progress },
        });
  }
  if (smoke.some(({ state }) => state === 'waiting')) {
    return onwards(deploying, progress, later(now, betweenAttemptsMs));
  }
  const bakeUntil = before.bakeUntil === null ? later(now, verify.bakeMs) : new Date(before.bakeUntil);
  if (bakeUntil <= now)
    return endDeployment(deploying, 'succeeded', { deployment: { verification: progress } });
  const next = later(now, smoke.length === 0 ? verify.bakeMs : bakeRoundMs(verify.bakeMs));
  return onwards(
    deploying,
    { ...progress, bakeUntil: bakeUntil.toISOString() },
    next < bakeUntil ? next : bakeUntil,
  );
}

/** What of a verification people see move. */
const seenOf = (progress: VerificationProgress | null): string =>
  JSON.stringify([progress?.smoke.map(({ state, attempts }) => [state, attempts]), progress?.bakeUntil]);

function onwards(deploying: Deploying, verification: VerificationProgress, lookAt: Date): Decision {
  const { deployment } = deploying;
  const isNew = seenOf(deployment.verification) !== seenOf(verification);
  return {
    changes: [setDeployment(deploying, { verification, lookAt })],
    events: [],
    effects: isNew ? [refreshCard(deploying)] : [],
  };
}

/**
 * One check after one more probe. After all attempts it is *failed* only where it passed before (or is new)
 * and the control target answers. Without one nobody knows whose fault it is, and a person decides.
 */
function judged(
  before: SmokeProgress,
  probed: Probed,
  limit: number,
  control: boolean | null,
): SmokeProgress {
  const { found } = probed;
  if (probed.state === 'right') return { ...before, attempts: 0, state: 'passed', found };
  const attempts = before.attempts + 1;
  if (attempts < limit) return { ...before, attempts, state: 'waiting', found };
  const couldPass = before.passedBefore === 'yes' || before.passedBefore === 'new';
  const isNo = probed.state === 'wrong' && couldPass && control === true;
  return { ...before, attempts, state: isNo ? 'failed' : 'unclear', found };
}

/** A person's word ends the verification, one way or the other. */
export function callHealth(
  deploying: Deploying,
  call:
    | { readonly kind: 'healthy'; readonly by: UserId }
    | {
        readonly kind: 'faulty';
        readonly by: UserId;
        readonly because: string;
        readonly holdId: HoldId | null;
      },
): Decision {
  const actor = bySlackUser(call.by);
  return call.kind === 'healthy'
    ? endDeployment(deploying, 'succeeded', { reason: { code: 'called-healthy', by: call.by }, actor })
    : endDeployment(deploying, 'failed', {
        reason: { code: 'called-faulty', by: call.by, because: call.because },
        holdId: call.holdId,
        actor,
      });
}

/** Nobody saw how its run ended, and a person says that nothing of it runs any more: the lane is free. */
export function attestEnded(
  deploying: Deploying,
  { by, because }: { readonly by: UserId; readonly because: string },
): Decision {
  const { dispatch } = deploying;
  return {
    changes: [
      setDeployment(deploying, {
        holdsLane: false,
        stateReason: { code: 'attested-ended', by, because },
      }),
      ...(dispatch === null || dispatch.endedAt !== null
        ? []
        : [setDispatch({ dispatch }, { state: 'errored', endedAt: deploying.now, lookAt: null })]),
    ],
    events: [deploymentEvent(deploying, 'deployment-attested', { because }, bySlackUser(by))],
    effects: [refreshCard(deploying), advanceLane(deploying)],
  };
}
