import type { NoticeAnnouncement, Reach } from '../../domain/notice/notice-announcement.ts';
import { acceptedAs } from '../../domain/notice/recipient.ts';
import type { Told } from '../../domain/notice/significance.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { renderDigest } from '../digest/digest.ts';
import { message } from '../message.ts';
import { expectedWords } from '../notice/expected-words.ts';
import { sentNames } from '../notice/kind-names.ts';
import { noticeProblemWords } from '../notice/problem-words.ts';
import { acceptanceWords, recipientWords } from '../notice/recipient-words.ts';
import { calledCaptains, mention, mentionChannel } from '../text/mention.ts';
import { bold, code, join, type Mrkdwn, mrkdwn, nothing } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import { slackDate } from '../text/slack-date.ts';
import { truncate } from '../text/truncate.ts';
import { type AnnouncementOf, one, type WordsFor } from './announcement-words.ts';

/** What is said of notices to captains, and under the notices that people have. */
export const noticing = {
  'notice-held': ({ noticeId, version, why, captain, captains }) => {
    const first =
      why === 'review'
        ? mrkdwn`✍️ The advance notice of ${bold(version)} waits for a captain to see it.`
        : mrkdwn`✍️ Somebody outside is to hear of ${bold(version)}, and gets only what a captain wrote for them.`;
    return message(first, [
      lines(
        first,
        mrkdwn`Nothing leaves before that. ${bold('Asked')}: ${calledCaptains(captain, captains)}`,
      ),
      buttons(button('Edit and send', 'subscribe:review', noticeId, { style: 'primary' })),
    ]);
  },
  'notice-sent': ({ notice, version, environment, to, left, percent, isLater }) => {
    const where = environment === null ? nothing : mrkdwn` in ${bold(environment)}`;
    const [reached, gone] = [reachWords(to), reachWords(left)];
    const first = mrkdwn`📣 ${sentNames[notice]} of ${bold(version)}${where} ${isLater ? 'now goes to' : 'goes to'} ${reached ?? mrkdwn`nobody`}${isLater ? ' too' : ''}.`;
    return one(
      first,
      ...(isLater === true ? [mrkdwn`They asked for a label that came with the latest candidate.`] : []),
      ...(percent == null
        ? []
        : [mrkdwn`${percent} % of them have it so far. Slack takes a few hundred a minute.`]),
      ...(gone === null ? [] : [mrkdwn`No longer to ${gone}: they are in no list any more.`]),
    );
  },
  'notice-changed': (said) => one(mrkdwn`🔔 ${bold(said.version)}: ${changeWords(said)}`),
  'notice-undeliverable': ({ recipient, problem, version }) =>
    one(
      mrkdwn`⚠️ ${recipientWords(recipient)} ${version === null ? mrkdwn`could not be sent the digest` : mrkdwn`could not be told of ${bold(version)}`}. ${noticeProblemWords(problem)}`,
      mrkdwn`It is tried no more. Once that is mended, an admin can send it again: ${code('/release notices failed')}`,
    ),
  'digest-missed': ({ project, dueAt }) =>
    one(
      mrkdwn`⚠️ The digest of ${bold(project)}, due ${slackDate(new Date(dueAt))}, was missed: Waybill did not run then.`,
      mrkdwn`${code(`/release digest ${project}`, 120)} shows it now, and the next one tells of that time too.`,
    ),
  'digest-shared': ({ project, by, facts }) =>
    renderDigest(project, facts, { footer: mrkdwn`Shared by ${mention(by)}.`, buttons: null }),
  'recipient-waits': ({ recipient, project }) => {
    const first = mrkdwn`🔒 Notices of ${bold(project)} to ${acceptanceWords(recipient)} wait until an admin accepts that, once.`;
    return message(first, [
      lines(first),
      buttons(
        button('Accept', 'subscribe:accept', truncate(acceptedAs(recipient).toWellFormed(), 2000), {
          style: 'primary',
        }),
      ),
    ]);
  },
  'recipient-accepted': ({ recipient, by }) =>
    one(mrkdwn`${mention(by)} accepted ${acceptanceWords(recipient)} as a recipient of notices.`),
  'concern-raised': ({ answerId, version, by, captain, captains, text, isGate, where }) => {
    const first =
      where === 'release'
        ? mrkdwn`✋ ${mention(by)} has a concern about ${bold(version)}: ${text}`
        : mrkdwn`✋ ${mention(by)} has a concern: ${text}`;
    const next =
      where === 'release'
        ? mrkdwn`Please answer, ${calledCaptains(captain, captains)}.${isGate ? mrkdwn` It is not deployed to its users before that.` : nothing}`
        : mrkdwn`${captain === null ? 'A captain' : mention(captain)} is asked, and the answer comes here.`;
    return message(first, [
      lines(first, next),
      where === 'release'
        ? buttons(button('Answer', 'subscribe:answer', answerId, { style: 'primary' }))
        : null,
    ]);
  },
  'concern-answered': ({ version, raisedBy, by, concern, answer }) =>
    one(
      mrkdwn`💬 ${mention(by)} answers ${mention(raisedBy)} on ${bold(version)}: ${answer}`,
      mrkdwn`The concern was: ${concern}`,
    ),
} satisfies WordsFor<NoticeAnnouncement['kind']>;

/** Null where it is nobody. */
function reachWords({ channels, moreChannels, people, addresses }: Reach): Mrkdwn | null {
  const parts = [
    ...channels.map(mentionChannel),
    ...(moreChannels > 0 ? [mrkdwn`${plural(moreChannels, 'more channel')}`] : []),
    ...(people > 0 ? [mrkdwn`${plural(people, 'person', 'people')}`] : []),
    ...(addresses > 0 ? [mrkdwn`${plural(addresses, 'address', 'addresses')}`] : []),
  ];
  const last = parts.at(-1);
  if (last === undefined) return null;
  const before = parts.slice(0, -1);
  return before.length === 0 ? last : mrkdwn`${join(before, ', ')} and ${last}`;
}

/** What is told of a change, the weightiest last thing first. */
function changeWords(said: AnnouncementOf<'notice-changed'>): Mrkdwn {
  const { progress } = said;
  if (progress.kind === 'abandoned') {
    return mrkdwn`it is not coming${progress.because === null ? nothing : mrkdwn`: ${progress.because}`}`;
  }
  if (progress.kind === 'returned') return mrkdwn`it was returned.`;
  const words: Readonly<Record<Told, Mrkdwn>> = {
    progress:
      progress.kind === 'held-up'
        ? mrkdwn`its deployment to ${progress.environment} did not succeed.`
        : mrkdwn`how far it has come has changed.`,
    date: mrkdwn`the date has moved. Expected: ${expectedWords(said.expected)}.`,
    candidate: mrkdwn`there is a new candidate, ${said.candidate}; the notice above shows what changes now.`,
    breaking: mrkdwn`there is more to prepare for; the notice above shows it.`,
  };
  const order: readonly Told[] = ['progress', 'date', 'candidate', 'breaking'];
  const told = order.filter((each) => said.what.includes(each)).map((each) => words[each].mrkdwn);
  return { mrkdwn: told.join(' Also, ') || 'the notice above has changed.' };
}
