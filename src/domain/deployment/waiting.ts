import type { Effect } from '../change.ts';
import type { Rung } from '../policy/ladder.ts';
import type { Verdict } from '../policy/verdict-of.ts';
import type { Approval } from './approval.ts';
import { type Deploying, environmentOf, refreshRequest } from './deploying.ts';
import type { Shown } from './shown.ts';

/** A deployment that waits, with what its gates say now and what else waits in its lane. */
export type Waiting = Deploying & {
  readonly ladder: readonly Rung[];
  readonly verdict: Verdict;
  /** The case as it is now: candidate, digest and policy may have changed since it was shown. */
  readonly build: Shown['build'];
  readonly approvals: readonly Approval[];
  /** A newer request by automation for the same lane. */
  readonly newer: string | null;
  /** Who is ahead of it in the lane; null where it would start at once. */
  readonly behind: {
    readonly candidate: string;
    readonly position: number;
    /** About when it may start, where it is to be queued now; null without a history. */
    readonly startsAt: Date | null;
    /** Its run, where one is known. */
    readonly url: string | null;
  } | null;
};

export const agreedIn = (waiting: Waiting): readonly Effect[] =>
  environmentOf(waiting).approvals.count > 0 || waiting.deployment.plannedAt !== null
    ? [refreshRequest(waiting)]
    : [];

export const isApproved = ({ ladder }: Waiting): boolean =>
  ladder.every(({ gate, answer }) => gate !== 'approved' || answer.state === 'holds');
