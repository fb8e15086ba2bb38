import { slackProblems } from '../announcements/recording.ts';
import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

const problems: Readonly<Record<string, string>> = {
  ...slackProblems,
  'no-mail': 'No mail server is named: the operator sets SMTP_URL.',
  'mail-too-late': 'The mail server has not taken it for two days.',
  'webhook-410': 'The receiver says that it is gone for good (410), so it gets no more notices.',
  'webhook-forbidden': 'That address may not be reached: the operator names its host in WAYBILL_ALLOW_HOSTS.',
  'webhook-no-secret':
    'Nothing to sign it with: the operator names the variable of its secret in WAYBILL_SECRETS.',
  'webhook-unnamed': 'Neither waybill.yaml nor an accepted subscription names it any more.',
  'webhook-refused': 'Nothing listened at that address for three days.',
  'webhook-reset': 'The receiver broke off every connection for three days.',
  'webhook-timed-out': 'The receiver has not answered in time for three days.',
  'webhook-unresolved': 'The name of that address was not known for three days.',
  'webhook-tls': 'The receiver’s certificate could not be trusted for three days.',
  user_disabled: 'That account is deactivated.',
  account_inactive: 'That account is deactivated.',
};

/** Why somebody was not reached, in a sentence; the outside's own word for it only as a code. */
export function noticeProblemWords(problem: string): Mrkdwn {
  const known = problems[problem];
  if (known !== undefined) return mrkdwn`${known}`;
  if (problem.startsWith('webhook-')) {
    return mrkdwn`The receiver answered ${code(problem.slice('webhook-'.length), 20)} for three days.`;
  }
  const isMail = problem.startsWith('mail-');
  return mrkdwn`${isMail ? 'The mail server' : 'Slack'} says ${code(problem.replace('mail-', ''), 80)}.`;
}
