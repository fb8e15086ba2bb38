import type { Button } from '@slack/types';
import { isUserGroupId, isUserId } from '../../domain/ids.ts';
import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { button } from '../blocks/buttons.ts';
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

/** To end one's notices where one reads them; in a channel, which is for all who are in it, that is typed. */
export function endButton({ recipient, project, notice }: NoticeShown): Button | null {
  if (!isUserId(recipient)) return null;
  return button('Unsubscribe', 'subscribe:end', `${notice.projectId} ${recipient}`, {
    question: {
      title: 'End your notices?',
      text: `You get no more notices of ${project}, whoever names you.`,
      yes: 'End them',
    },
  });
}
