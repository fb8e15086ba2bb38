import type { Message } from '../message.ts';
import { bold, code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { type AnnouncementOf, one } from './announcement-words.ts';

type Unpublished = AnnouncementOf<'publication-refused'>;

/** That a shipped release is not on GitHub, and what somebody can do about it: Waybill asks once. */
export const unpublished = (said: Unpublished): Message =>
  one(refused(said), mrkdwn`${bold(said.version)} runs all the same. ${byHand(said)}`);

function refused({ version, tag, what, status }: Unpublished): Mrkdwn {
  if (status === null) {
    return mrkdwn`⚠️ The tag ${code(tag)} stands at another commit, so that ${bold(version)} is not published on GitHub.`;
  }
  const act = what === 'tag' ? 'make the tag' : 'publish the release';
  return mrkdwn`⚠️ GitHub refused to ${act} ${code(tag)} of ${bold(version)} (${{ mrkdwn: String(status) }}).`;
}

function byHand({ version, status }: Unpublished): Mrkdwn {
  const notes = mrkdwn`${code(`/release notes ${version}`, 60)} has its text.`;
  if (status === null) {
    return mrkdwn`Waybill moves no tag. Find out who made it, and publish the release by hand under another. ${notes}`;
  }
  const doctor = mrkdwn`${code('/release doctor')} checks permissions and tag rules`;
  return status === 422
    ? mrkdwn`Where releases are immutable, a tag whose release was deleted cannot be used again: publish this one by hand under another tag. Else ${doctor}. ${notes}`
    : mrkdwn`${doctor}; then publish the release by hand. ${notes}`;
}
