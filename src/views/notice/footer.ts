import { isUserGroupId, isUserId } from '../../domain/ids.ts';
import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { mention, mentionPrincipal } from '../text/mention.ts';
import { code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

/** Why somebody gets a notice, and how that ends. */
export function footer({ recipient, via, project }: NoticeShown, candidate: string): Mrkdwn {
  const whose = isUserId(recipient) ? '' : ' here';
  const end = code(`/release unsubscribe ${project}${whose}`, 120);
  return mrkdwn`${candidate}. ${why(recipient, via)} ${end} ends it.`;
}

function why(recipient: string, via: string): Mrkdwn {
  const who = isUserId(recipient) ? mrkdwn`You get` : mrkdwn`This channel gets`;
  if (via === recipient) return mrkdwn`${who} this by your own subscription.`;
  if (isUserGroupId(via)) return mrkdwn`${who} this as one of ${mentionPrincipal(via)}.`;
  if (isUserId(via))
    return mrkdwn`${who} this because ${mention(via)} subscribed ${isUserId(recipient) ? mrkdwn`you` : mrkdwn`it`}.`;
  return mrkdwn`${who} this because ${code('waybill.yaml')} names ${isUserId(recipient) ? 'you' : 'it'}.`;
}
