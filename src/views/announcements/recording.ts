import type { GivenUpWork } from '../../domain/announcement.ts';
import { context, section } from '../blocks/section.ts';
import { message } from '../message.ts';
import { mention, mentionChannel } from '../text/mention.ts';
import { bold, code, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { one, type WordsFor } from './announcement-words.ts';

/** What Slack says when it will not take a message, and what mends it. */
export const slackProblems: Readonly<Record<string, string>> = {
  not_in_channel: 'Waybill is not in it. Invite it there: /invite @waybill.',
  channel_not_found:
    'Waybill cannot see it. Check its id in waybill.yaml; where it is private, invite Waybill.',
  is_archived: 'It is archived. Unarchive it, or name another one in waybill.yaml.',
  restricted_action:
    'Posting there is restricted. Let Waybill post, or name another channel in waybill.yaml.',
  'not-drawable': 'Waybill could not draw it, which is a defect of Waybill’s; its log says more.',
  'subject-gone': 'What it is about is no longer there.',
  uncertain:
    'Slack’s answer was lost, and Waybill may not read the channel to see whether the message is there. Look for it; the next change of the release sends it anew.',
};

/** What was tried again and again in vain, and what to do about it. */
const givenUp = {
  answer: {
    what: 'What you asked was done, but its answer could not be shown.',
    wayOut: 'The status shows how things are.',
  },
  request: {
    what: 'What you asked could not be done, after several tries.',
    wayOut: 'Nothing was changed. Ask again; if it happens again, give your admin the reference.',
  },
  webhook: {
    what: 'Something that GitHub told Waybill could not be taken up, after several tries.',
    wayOut:
      'Waybill also looks by itself every few minutes, so that it is seen later. An admin finds more in the log.',
  },
  digest: {
    what: 'A digest could not be made, after several tries.',
    wayOut: 'The next one tells of that time too. An admin finds more in the log.',
  },
  'trail-head': {
    what: 'The daily copy of the trail’s head could not be made.',
    wayOut: 'The next is due tomorrow. An admin finds more in the log.',
  },
} as const satisfies Record<GivenUpWork, { readonly what: string; readonly wayOut: string }>;
const refusedNames = {
  card: 'The release’s card',
  request: 'The request for approval',
  notice: 'A notice',
  train: 'The announcement of a release train',
  announcement: 'A message',
} as const;

/** What is said about people’s edits, the end of a release, the record and Waybill’s own messages. */
export const recording = {
  'notes-edited': ({ version, by }) => one(mrkdwn`${mention(by)} edited the notes of ${bold(version)}.`),
  'release-abandoned': ({ version, by, because }) =>
    one(
      mrkdwn`⏹️ ${mention(by)} abandoned ${bold(version)}: ${because}`,
      mrkdwn`Its version is not used again.`,
    ),
  'trail-head': ({ seq, hash, at }) => {
    const first = mrkdwn`The trail has ${plural(seq, 'event')} as of ${slackDate(new Date(at))}.`;
    return message(first, [
      section(mrkdwn`${first} Its head is ${code(hash)}.`),
      context(
        mrkdwn`${code('/release audit verify')} compares the record with this message. Keep it: a copy outside the database is what shows tampering.`,
      ),
    ]);
  },
  'work-given-up': ({ work, reference }) =>
    one(mrkdwn`⚠️ ${givenUp[work].what}`, mrkdwn`${givenUp[work].wayOut} Reference: ${code(reference, 80)}.`),
  'message-refused': ({ what, channelId, problem }) => {
    const known = slackProblems[problem];
    return one(
      mrkdwn`⚠️ ${refusedNames[what]} could not be shown in ${mentionChannel(channelId)}. ${known ?? mrkdwn`Slack says ${code(problem, 80)}.`}`,
    );
  },
} satisfies WordsFor<
  'notes-edited' | 'release-abandoned' | 'trail-head' | 'work-given-up' | 'message-refused'
>;
