import type { ActionsBlock } from '@slack/types';
import type { Approval } from '../../domain/deployment/approval.ts';
import { isUnsent } from '../../domain/deployment/deployment.ts';
import type { RequestFacts } from '../../domain/deployment/request-facts.ts';
import { needsPeople, type Rung } from '../../domain/policy/ladder.ts';
import { bySlackUser } from '../../domain/trail/event.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { context, header, lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { actor, mentionWho, people } from '../text/mention.ts';
import { bold, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { brought, evidence, fromTo, stepBack } from './evidence.ts';
import { proven } from './proven.ts';
import { reasonWords } from './reason-words.ts';
import { stateWords } from './state-words.ts';
import { waitWords } from './wait-words.ts';

/** So much of the hash tells one case from another; the button carries it. */
const hashPrefix = 12;

/** The message in which a deployment is agreed to, drawn from its present state each time. */
export function renderRequest(facts: RequestFacts, now: Date): Message {
  const { project, deployment } = facts;
  const { shown, state } = deployment;
  const waits = state === 'requested' || state === 'queued';
  const title = `${project.name} ${shown.candidate} to ${deployment.environment}`;
  const reason = deployment.stateReason === null ? nothing : reasonWords(deployment.stateReason).what;
  const { symbol, words } = stateWords[state];
  return message(mrkdwn`${title}: ${waits ? asking(facts) : mrkdwn`${words}. ${reason}`}`, [
    header(title),
    lines(
      fromTo(shown),
      waits && deployment.rollback === null ? stepBack(shown) : null,
      waits ? agreement(facts) : mrkdwn`${{ mrkdwn: symbol }} ${bold(words)} ${reason}`,
      waits ? planned(deployment) : null,
      waits ? otherWaits(deployment.ladder) : given(facts.approvals),
    ),
    lines(...(waits ? [proven(deployment), ...evidence(shown)] : [brought(shown)])),
    // Given the lane already, a no still ends it until it is sent.
    isUnsent(deployment) ? choices(facts) : null,
    context(
      mrkdwn`Asked for by ${actor(deployment.requestedBy)} ${slackDate(deployment.requestedAt)}${waits ? cause(deployment) : nothing}. As of ${slackDate(now)}`,
    ),
  ]);
}

/** Who caused it, and may not approve it for that; whoever asked is named already. */
function cause({ requesters, requestedBy }: RequestFacts['deployment']): Mrkdwn {
  const others = requesters.filter((id) => requestedBy !== bySlackUser(id));
  return others.length === 0
    ? mrkdwn`, who may not approve`
    : mrkdwn`. Caused by ${people(requesters)}, who may not approve`;
}

const asking = (facts: RequestFacts): Mrkdwn => {
  const { plannedAt, policy } = facts.deployment;
  const missing = Math.max(policy.approvals.count - facts.approvals.filter(isCounted(facts)).length, 0);
  const when = plannedAt === null ? nothing : mrkdwn`planned for ${slackDate(plannedAt)}`;
  if (missing === 0) return plannedAt === null ? mrkdwn`waits for its gates` : when;
  return mrkdwn`${plannedAt === null ? nothing : mrkdwn`${when}, `}waits for ${plural(missing, 'approval')}`;
};

const isCounted =
  ({ deployment }: Pick<RequestFacts, 'deployment'>) =>
  ({ verdict, withdrawnAt, shownHash }: Approval): boolean =>
    verdict === 'approved' && withdrawnAt === null && shownHash === deployment.shownHash;

/** Who has approved, what is missing, from whom and until when. */
function agreement(facts: RequestFacts): Mrkdwn {
  const { deployment, approvals } = facts;
  const { count, from } = deployment.policy.approvals;
  if (count === 0) return mrkdwn`${bold('Approvals')} none needed`;
  const yeses = approvals.filter(isCounted(facts));
  const by = yeses.length === 0 ? nothing : mrkdwn`, by ${people(yeses.map(({ userId }) => userId))}`;
  const carried = yeses.some(({ carriedFrom }) => carriedFrom !== null)
    ? mrkdwn` (carried over from an identical request)`
    : nothing;
  const have = mrkdwn`${bold('Approvals')} ${Math.min(yeses.length, count)} of ${count}${by}${carried}.`;
  if (yeses.length >= count) return have;
  const until = deployment.expiresAt === null ? nothing : mrkdwn` until ${slackDate(deployment.expiresAt)}`;
  return mrkdwn`${have} ${bold('Waits for')} ${mentionWho(from)}${until}`;
}

const given = (approvals: readonly Approval[]): Mrkdwn | null => {
  const yeses = approvals.filter(
    ({ verdict, withdrawnAt }) => verdict === 'approved' && withdrawnAt === null,
  );
  return yeses.length === 0 ? null : mrkdwn`Approved by ${people(yeses.map(({ userId }) => userId))}`;
};

/** When it goes, where that was said. */
const planned = ({ plannedAt, latestStartAt }: RequestFacts['deployment']): Mrkdwn | null =>
  plannedAt === null || latestStartAt === null
    ? null
    : mrkdwn`${bold('Planned')} for ${slackDate(plannedAt)}; after ${slackDate(latestStartAt)} it asks before it starts`;

/** The other gates that do not hold, shortly, what a person has to do first; Why? has the whole ladder. */
function otherWaits(ladder: readonly Rung[]): Mrkdwn | null {
  const closed = ladder.filter(
    ({ gate, answer }) =>
      gate !== 'due' && answer.state !== 'holds' && answer.facts.code !== 'approvals-missing',
  );
  const first = closed.find(needsPeople) ?? closed[0];
  if (first === undefined) return null;
  const more = closed.length > 1 ? mrkdwn`; and ${plural(closed.length - 1, 'gate')} more` : nothing;
  return mrkdwn`${bold('Also waits')} ${waitWords(first)}${more}`;
}

/** Only what is possible; the yes and the no come first, where the thumb is. */
function choices({ deployment, approvals, lastTier, project }: RequestFacts): ActionsBlock | null {
  const { id, shown, shownHash, environment, policy, state } = deployment;
  const isLast = policy.tier === lastTier;
  const value = `${id} ${shownHash.slice(0, hashPrefix)}`;
  const question = {
    title: `Approve for ${environment}?`,
    text: `${project.name} ${shown.candidate} is what the users of ${environment} will get. Your yes is recorded with exactly what this message shows.`,
    yes: 'Approve',
  };
  const hasYes = approvals.some(({ verdict, withdrawnAt }) => verdict === 'approved' && withdrawnAt === null);
  const needsApproval = policy.approvals.count > 0;
  return buttons(
    needsApproval && state !== 'running'
      ? button('Approve', 'promote:approve', value, { style: 'primary', ...(isLast ? { question } : {}) })
      : null,
    needsApproval ? button('Reject', 'promote:reject', id, { style: 'danger' }) : null,
    deployment.plannedAt === null || state === 'running' ? null : button('Start now', 'promote:start', id),
    button('Why?', 'why:deployment', id),
    button('All changes', 'promote:changes', id),
    button('Cancel', 'promote:cancel', id, {
      question: {
        title: 'Cancel this request?',
        text: `${shown.candidate} is then not brought to ${environment}.`,
        yes: 'Cancel it',
      },
    }),
    hasYes ? button('Take my yes back', 'promote:withdraw', id) : null,
  );
}
