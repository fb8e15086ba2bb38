import { windowState } from '../calendar/window-state.ts';
import type { UserId } from '../ids.ts';
import type { EnvironmentConfiguration } from '../project/environment.ts';

/** When something is expected. Times are ISO 8601. */
export type Expected =
  | { readonly kind: 'unknown' }
  /**
   * In a window of the environment's; `until` is null where no end is in sight. Not *firm* before somebody has asked
   * for the deployment: then it is the earliest that is possible.
   */
  | {
      readonly kind: 'window';
      readonly from: string;
      readonly until: string | null;
      readonly isFirm: boolean;
    }
  /** It was asked for, and nothing but people's yes is waited for. */
  | { readonly kind: 'once-approved' }
  /** A person said so. */
  | { readonly kind: 'said'; readonly at: string; readonly by: UserId };

/**
 * When a candidate can arrive in an environment at the earliest, as its windows and soak have it. Without a window
 * there is a date only once somebody has asked for the deployment.
 */
export function expectedIn(
  environment: EnvironmentConfiguration,
  {
    now,
    soakedAt,
    isAskedFor,
    planned = null,
  }: {
    readonly now: Date;
    readonly soakedAt: Date | null;
    readonly isAskedFor: boolean;
    /** When a person planned that it starts, and until when it does. */
    readonly planned?: { readonly at: Date; readonly latest: Date } | null;
  },
): Expected {
  if (planned !== null && planned.latest > now) {
    const { at, latest } = planned;
    return { kind: 'window', from: at.toISOString(), until: latest.toISOString(), isFirm: true };
  }
  if (environment.windows.length === 0) return isAskedFor ? { kind: 'once-approved' } : { kind: 'unknown' };
  const earliest = soakedAt !== null && soakedAt > now ? soakedAt : now;
  const state = windowState(environment.windows, earliest);
  if (state.isOpen) {
    return {
      kind: 'window',
      from: earliest.toISOString(),
      until: state.closesAt?.toISOString() ?? null,
      isFirm: isAskedFor,
    };
  }
  if (state.opensAt === null) return { kind: 'unknown' };
  const { closesAt } = windowState(environment.windows, state.opensAt);
  return {
    kind: 'window',
    from: state.opensAt.toISOString(),
    until: closesAt?.toISOString() ?? null,
    isFirm: isAskedFor,
  };
}

/**
 * Whether a date has moved by more than `movedMs`. Within one window it has not, though time goes by; and an earliest
 * date that nobody has asked for passes without a word.
 */
export function hasMoved(from: Expected, to: Expected, movedMs: number): boolean {
  if (to.kind === 'window' && !to.isFirm)
    return from.kind === 'said' || (from.kind === 'window' && from.isFirm);
  if (from.kind === 'unknown' || to.kind === 'unknown')
    return from.kind !== to.kind && to.kind !== 'once-approved';
  if (from.kind === 'once-approved' || to.kind === 'once-approved') return false;
  if (from.kind === 'window' && to.kind === 'window' && (from.until === null || to.until === null)) {
    return from.until !== to.until;
  }
  return Math.abs(Date.parse(momentOf(to)) - Date.parse(momentOf(from))) > movedMs;
}

/** What a date is compared by: a window by its end, which stands still while it is open. */
function momentOf(expected: Extract<Expected, { kind: 'window' | 'said' }>): string {
  return expected.kind === 'said' ? expected.at : (expected.until ?? expected.from);
}
