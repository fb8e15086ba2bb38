import type { FailureFacts, ReturnFacts } from '../../domain/notice/notice-facts.ts';
import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { context, lines } from '../blocks/section.ts';
import { reasonWords } from '../deployment/reason-words.ts';
import { type Message, message } from '../message.ts';
import { calledCaptains } from '../text/mention.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';
import { slackDate } from '../text/slack-date.ts';
import { footer } from './footer.ts';

/** Word that something went back, and what to expect now. */
export function returnNotice(shown: NoticeShown, facts: ReturnFacts): Message {
  const { version, environment, at, back, captain } = facts;
  const first = mrkdwn`↩️ ${bold(`${shown.project} ${version}`)} was returned from ${bold(environment)} ${slackDate(new Date(at))}.`;
  return message(first, [
    lines(
      first,
      back === null
        ? mrkdwn`What ran there before runs there again.`
        : mrkdwn`${bold(back)} runs there again: expect what it did before.`,
      mrkdwn`The fix will be a new version, announced like this one. ${bold('Ask')}: ${calledCaptains(captain, shown.captains)}`,
    ),
    context(footer(shown, version)),
  ]);
}

/** Word that a deployment went wrong, for those who asked to hear of that. */
export function failureNotice(shown: NoticeShown, facts: FailureFacts): Message {
  const { candidate, environment, state, reason, at, captain } = facts;
  const ended = state === 'failed' ? mrkdwn`failed` : mrkdwn`ended without a clear answer`;
  const first = mrkdwn`${state === 'failed' ? '❌' : '❔'} ${bold(`${shown.project} ${candidate}`)} to ${bold(environment)} ${ended} ${slackDate(new Date(at))}.`;
  return message(first, [
    lines(
      first,
      reason === null ? null : reasonWords(reason).what,
      mrkdwn`What ran there before may still run. ${bold('Ask')}: ${calledCaptains(captain, shown.captains)}`,
    ),
    context(footer(shown, candidate)),
  ]);
}
