import type { Act } from '../authority/act.ts';
import type { IdentityLink } from '../authority/identity-link.ts';
import type { UserId } from '../ids.ts';
import { no, type Outcome, yes } from '../outcome.ts';
import { isSame } from '../project/loosening.ts';
import type { Approval } from './approval.ts';
import { type Deploying, environmentOf } from './deploying.ts';
import { isOver, isUnsent } from './deployment.ts';

/**
 * Whether a deployment can still be said yes or no to, and never by who caused it: yes as long as it waits, no
 * until it is sent.
 */
export function mayDecide(deploying: Deploying, userId: UserId, act: Act): Outcome<true> {
  const { deployment } = deploying;
  const { state } = deployment;
  const about = aboutOf(deploying);
  if (isOver(deployment)) return no({ code: 'deployment-over', ...about, state });
  const isOpen =
    act === 'reject a deployment' ? isUnsent(deployment) : state !== 'running' && isUnsent(deployment);
  if (!isOpen) return no({ code: 'deployment-begun', ...about, state });
  if (deployment.requesters.includes(userId)) return no({ code: 'own-request', ...about, act });
  return yes(true);
}

/**
 * Whether somebody who is among the approvers may say yes now. What they saw is told by the hash on their
 * button: a yes to anything else than what would start is no yes (promise 5).
 */
export function mayApprove(
  deploying: Deploying,
  asked: {
    readonly userId: UserId;
    readonly seenHash: string;
    readonly approvals: readonly Approval[];
    readonly links: readonly IdentityLink[];
  },
): Outcome<true> {
  const { userId, seenHash, approvals, links } = asked;
  const { deployment } = deploying;
  const decides = mayDecide(deploying, userId, 'approve a deployment');
  if (!decides.ok) return decides;
  const about = aboutOf(deploying);
  const login = authorLogin(deploying, userId, links);
  if (login !== null) return no({ code: 'own-change', ...about, login });
  const given = approvals.find(
    (each) => each.userId === userId && each.verdict === 'approved' && each.withdrawnAt === null,
  );
  if (given?.shownHash === deployment.shownHash) {
    return no({ code: 'already-approved', ...about, at: given.givenAt.toISOString() });
  }
  const isWhatWasSeen = seenHash !== '' && deployment.shownHash.startsWith(seenHash);
  const isInForce = isSame(deployment.shown.policy, environmentOf(deploying));
  return isWhatWasSeen && isInForce ? yes(true) : no({ code: 'case-changed', ...about });
}

/** The login under which somebody wrote a change in it, where its environment excludes authors. */
function authorLogin(deploying: Deploying, userId: UserId, links: readonly IdentityLink[]): string | null {
  if (!environmentOf(deploying).approvals.exclude.includes('authors')) return null;
  const own = links.find(({ id }) => id === userId)?.githubLogin.toLowerCase();
  const { authors } = deploying.deployment.shown;
  return authors.find(({ login }) => login !== null && login.toLowerCase() === own)?.login ?? null;
}

/** What a refusal names: which candidate, and where to. */
export const aboutOf = ({ candidate, deployment }: Deploying) => ({
  candidate: candidate.name,
  environment: deployment.environment,
});
