import type { Change } from '../change.ts';
import type { Wish } from './audience.ts';
import type { NoticeRecipient } from './notice.ts';
import type { Subscription } from './subscription.ts';

/**
 * Whether nothing brings somebody notices any more: they ended theirs, or whoever named them does so no longer. Who is
 * in a group, or still in the project's channel, is looked at when the next notice is addressed.
 */
export function isGone(
  { recipient, via }: Pick<NoticeRecipient, 'recipient' | 'via'>,
  wishes: readonly Wish[],
  subscriptions: readonly Pick<Subscription, 'recipient' | 'stance'>[],
): boolean {
  const hasEnded = subscriptions.some((each) => each.recipient === recipient && each.stance === 'declined');
  return hasEnded || !wishes.some(({ to }) => to === recipient || to === via);
}

/** They see no further edition, and are named with those who left when it has come to an end. */
export const goneFrom = ({ id, revision }: NoticeRecipient): Change => ({
  update: 'noticeRecipients',
  id,
  revision,
  set: { state: 'left', notBefore: null },
});

/** Whether somebody has had a notice, or is about to; whoever left after they had it has had it. */
export const hasHeard = ({ state, shownEdition }: NoticeRecipient): boolean =>
  state === 'told' || state === 'wanted' || state === 'overtaken' || (state === 'left' && shownEdition > 0);
