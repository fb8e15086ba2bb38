import { isChannelId, isUserGroupId, isUserId } from '../../domain/ids.ts';
import { mentionChannel, mentionPrincipal } from '../text/mention.ts';
import { bold, code, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import type { FindingWordsFor } from './finding-words.ts';

const channel = (id: string): Mrkdwn => (isChannelId(id) ? mentionChannel(id) : code(id));

/** Whom an id names is easier to see than the id. */
const principal = (who: string): Mrkdwn =>
  isUserId(who) || isUserGroupId(who) ? mentionPrincipal(who) : code(who);

/** What is wrong with the channels, people and groups that a project names. */
export const peopleFindings = {
  'channel-unusable': ({ channelId, use, problem }) => ({
    what:
      problem === 'archived'
        ? mrkdwn`The channel ${channel(channelId)} is archived (${use}).`
        : problem === 'not-a-member'
          ? mrkdwn`Waybill is not in the channel ${channel(channelId)} (${use}).`
          : mrkdwn`There is no channel ${code(channelId)} that Waybill can see (${use}).`,
    why: mrkdwn`Nothing can be said there.`,
    mend:
      problem === 'archived'
        ? mrkdwn`Unarchive it, or name another one in waybill.yaml.`
        : problem === 'not-a-member'
          ? mrkdwn`Invite it there: ${code('/invite @waybill')}.`
          : mrkdwn`Correct the id in waybill.yaml; where the channel is private, invite Waybill first.`,
  }),
  'channel-shared': ({ channelId, use }) => ({
    what: mrkdwn`The channel ${channel(channelId)} is shared with another company (${use}).`,
    why: mrkdwn`Its people would read what is released and by whom.`,
    mend: mrkdwn`Name another channel, or be sure that this is wanted.`,
  }),
  'person-unknown': ({ who, use }) => ({
    what: mrkdwn`Slack knows nobody by ${code(who)} (${use}).`,
    why: mrkdwn`That name gives nobody any right.`,
    mend: mrkdwn`Correct it in waybill.yaml: a user’s id begins with \`U\` (Profile → Copy member ID).`,
  }),
  'person-unusable': ({ who, use, standing }) => ({
    what: mrkdwn`${principal(who)} is not an active full member of this workspace (${use}): ${standing}.`,
    why: mrkdwn`They may not act, whatever waybill.yaml says.`,
    mend: mrkdwn`Name somebody else.`,
  }),
  'group-unknown': ({ who, use }) => ({
    what: mrkdwn`Slack knows no user group ${code(who)} (${use}).`,
    why: mrkdwn`That name gives nobody any right.`,
    mend: mrkdwn`Correct the handle in waybill.yaml, or make the group in Slack. Where Waybill may not list the groups (${code('usergroups:read')}), write the group’s id, and set the repository up again.`,
  }),
  'group-empty': ({ who, use }) => ({
    what: mrkdwn`The user group ${principal(who)} has no members (${use}).`,
    why: mrkdwn`Nobody can act through it.`,
    mend: mrkdwn`Add people to it in Slack, or name somebody else.`,
  }),
  'approvers-too-few': ({ environment, count, people }) => ({
    what: mrkdwn`${bold(environment)} asks for ${plural(count, 'approval')}, and at most ${plural(people, 'person', 'people')} may give one.`,
    why: mrkdwn`Nothing can be approved there; whoever asks for a deployment does not count either.`,
    mend: mrkdwn`Name more people in ${code('approvals.from')}, add some to its groups in Slack, or lower ${code('approvals.count')}.`,
  }),
} satisfies FindingWordsFor<
  | 'channel-unusable'
  | 'channel-shared'
  | 'person-unknown'
  | 'person-unusable'
  | 'group-unknown'
  | 'group-empty'
  | 'approvers-too-few'
>;
