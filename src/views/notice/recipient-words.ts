import { isChannelId, isUserGroupId, isUserId } from '../../domain/ids.ts';
import {
  acceptedAs,
  acceptedWebhook,
  longestWebhook,
  mailAddress,
  recipientKind,
} from '../../domain/notice/recipient.ts';
import { mentionChannel, mentionPrincipal } from '../text/mention.ts';
import { code, type Mrkdwn, mrkdwn, outside } from '../text/mrkdwn.ts';

/** Who gets a notice, as a sentence names them; people are named without being called. */
export function recipientWords(to: string): Mrkdwn {
  if (isChannelId(to)) return mentionChannel(to);
  if (isUserId(to) || isUserGroupId(to)) return mentionPrincipal(to);
  return recipientKind(to) === 'email' ? code(mailAddress(to), 120) : outside(to, 120);
}

/** What an admin is asked to accept: a domain, a webhook with what signs it, or a channel. */
export function acceptanceWords(recipient: string): Mrkdwn {
  const id = acceptedAs(recipient);
  const webhook = acceptedWebhook(id);
  if (webhook !== null) {
    return mrkdwn`the webhook ${outside(webhook.url, longestWebhook)}, signed with ${code(webhook.secret, 100)}`;
  }
  return id.startsWith('domain:')
    ? mrkdwn`the e-mail domain ${code(id.slice('domain:'.length), 120)}`
    : mrkdwn`${recipientWords(id)}, which is shared with another company`;
}
