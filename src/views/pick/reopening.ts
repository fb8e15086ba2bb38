import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';

/** A pull request that was closed without a merge is opened again. */
export function renderReopening({
  what,
  version,
  prNumber,
}: {
  readonly what: string;
  readonly version: string;
  readonly prNumber: number | null;
}): Message {
  const pull = prNumber === null ? mrkdwn`The pull request` : mrkdwn`Pull request #${prNumber}`;
  const first = mrkdwn`${pull} of ${bold(what)} for ${bold(version)} is being opened again. Where GitHub does not let it be, a new one is made; the thread says which.`;
  return message(first, [lines(first)]);
}
