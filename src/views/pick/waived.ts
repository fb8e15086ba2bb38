import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';
import { nameSome } from '../text/name-some.ts';

/** A fix is no longer asked of later releases. */
export function renderWaived(waived: {
  readonly what: string;
  readonly versions: readonly string[];
}): Message {
  const first = mrkdwn`${bold(waived.what)} is no longer asked of releases after ${nameSome(waived.versions)}. The channel is told.`;
  return message(first, [lines(first)]);
}
