import { button, buttons, linkButton } from './blocks/buttons.ts';
import { lines } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { code, mrkdwn } from './text/mrkdwn.ts';
import { slackDate } from './text/slack-date.ts';

/** What somebody enters on GitHub to say who they are there. */
export function renderSignIn({
  userCode,
  url,
  expiresAt,
}: {
  readonly userCode: string;
  readonly url: string;
  readonly expiresAt: string;
}): Message {
  const first = mrkdwn`Enter the code ${code(userCode, 40)} on GitHub, until ${slackDate(new Date(expiresAt))}.`;
  const whose = mrkdwn`Press *Done* once GitHub has taken it. Waybill reads who you are there, and keeps nothing but the login.`;
  const warning = mrkdwn`Enter only a code that you asked for yourself: whoever asked for it becomes you.`;
  return message(first, [
    lines(first, whose, warning),
    buttons(
      linkButton('Open GitHub', url, 'sign-in'),
      button('Done', 'sign-in:done', 'done', { style: 'primary' }),
    ),
  ]);
}
