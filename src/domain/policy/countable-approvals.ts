import type { Approval } from '../deployment/approval.ts';
import { isSame } from '../project/loosening.ts';
import { bySlackUser } from '../trail/event.ts';
import type { NotCounted } from './ladder.ts';
import type { PolicyFacts } from './policy-facts.ts';

/** The yeses that count, one a person, and the people whose yes does not. */
export type CountedApprovals = {
  readonly countable: readonly Approval[];
  readonly notCounted: readonly NotCounted[];
};

/**
 * Which of the yeses that were given count now: of people who may approve now, are none of the requesters,
 * and said it to exactly what would start (promise 5). Withdrawn ones are left out.
 */
export function countableApprovals(facts: PolicyFacts): CountedApprovals {
  const yeses = facts.approvals.filter(
    ({ verdict, withdrawnAt }) => verdict === 'approved' && withdrawnAt === null,
  );
  const countable = new Map<string, Approval>();
  const notCounted = new Map<string, NotCounted>();
  for (const approval of yeses) {
    const why = whyNotCounted(facts, approval);
    if (why === null) countable.set(approval.userId, approval);
    else notCounted.set(approval.userId, { by: approval.userId, why });
  }
  return {
    countable: [...countable.values()],
    notCounted: [...notCounted.values()].filter(({ by }) => !countable.has(by)),
  };
}

/** *Not known* comes last: only somebody who would count otherwise leaves the gate undetermined. */
function whyNotCounted(facts: PolicyFacts, { userId, shownHash }: Approval): NotCounted['why'] | null {
  const { deployment, environment, eligibility, authors } = facts;
  const isRequester =
    deployment.requesters.includes(userId) || deployment.requestedBy === bySlackUser(userId);
  if (isRequester) return 'requester';
  if (environment.approvals.exclude.includes('authors') && authors.has(userId)) return 'author';
  if (shownHash !== deployment.shownHash || !isStillWhatWasShown(facts)) return 'outdated';
  if (isTooOld(facts)) return 'too-old';
  const mayApprove = eligibility.get(userId) ?? 'unknown';
  if (mayApprove === 'unknown') return 'not-known';
  return mayApprove === 'yes' ? null : 'not-eligible';
}

/** Whether what would start, under the policy of now, is what approvers were last shown. */
function isStillWhatWasShown({ deployment, candidate, environment }: PolicyFacts): boolean {
  const { shown } = deployment;
  return (
    shown.candidate === candidate.name &&
    shown.sha === candidate.sha &&
    shown.digest === candidate.artifactDigest &&
    shown.environment === environment.name &&
    isSame(shown.policy, environment)
  );
}

/** A yes holds for some time from the last needed one on. */
function isTooOld({ deployment: { approvedAt }, environment, now }: PolicyFacts): boolean {
  return approvedAt !== null && now.getTime() >= approvedAt.getTime() + environment.approvals.validMs;
}
