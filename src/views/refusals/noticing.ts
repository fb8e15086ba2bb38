import { noticeProblemWords } from '../notice/problem-words.ts';
import { recipientWords } from '../notice/recipient-words.ts';
import { mentionChannel } from '../text/mention.ts';
import { bold, code, mrkdwn, nothing } from '../text/mrkdwn.ts';
import type { WordsFor } from './refusal-words.ts';

const standings = {
  guest: 'is a guest of this workspace',
  'other-workspace': 'is of another workspace',
  bot: 'is a bot',
  deactivated: 'has been deactivated',
  unknown: 'is nobody whom Slack knows here',
} as const;

export const noticing = {
  'recipient-unusable': ({ recipient, problem }) => ({
    sentence: mrkdwn`${recipientWords(recipient)} ${standings[problem]}, and cannot be subscribed.`,
    wayOut: mrkdwn`Name a full member, a channel, a user group, an e-mail address or a webhook. A shared channel reaches people outside.`,
  }),
  'not-subscribed': ({ recipient, project }) => ({
    sentence: mrkdwn`${recipientWords(recipient)} gets no notices of ${bold(project)}.`,
    wayOut: mrkdwn`There is nothing to end. ${code('/release subscribe')} shows who gets which.`,
  }),
  'notice-gone': () => ({
    sentence: mrkdwn`That notice is no longer there, or has left already.`,
    wayOut: mrkdwn`Look at the release as it is now.`,
  }),
  'changes-of-another': () => ({
    sentence: mrkdwn`Word of somebody’s own changes is for them alone to ask for.`,
    wayOut: mrkdwn`They type ${code('/release subscribe me to my changes')}.`,
  }),
  'digest-outside': ({ channelId }) => ({
    sentence: mrkdwn`${mentionChannel(channelId)} is shared with another company, and a digest is for people here.`,
    wayOut: mrkdwn`Subscribe it to digests: it then gets what a captain wrote for people outside.`,
  }),
  'not-a-recipient': () => ({
    sentence: mrkdwn`That notice did not go to you, nor to a channel that you are in.`,
    wayOut: mrkdwn`Answer where you got it, or join the channel that did.`,
  }),
  'webhook-unsigned': ({ recipient, variable }) => ({
    sentence:
      variable === null
        ? mrkdwn`${recipientWords(recipient)} needs a key that its webhooks are signed with.`
        : mrkdwn`${code(variable, 100)} is not among the variables that the operator lists in WAYBILL_SECRETS.`,
    wayOut:
      variable === null
        ? mrkdwn`Name a variable that the operator lists in WAYBILL_SECRETS, never the key itself: ${code('subscribe https://… signed with PARTNER_WEBHOOK_SECRET to pod')}.`
        : mrkdwn`Name one that is, or ask the operator to list it.`,
  }),
  'webhook-forbidden': ({ recipient }) => ({
    sentence: mrkdwn`${recipientWords(recipient)} is not an address that Waybill may reach: it is not on the public internet.`,
    wayOut: mrkdwn`Name another address, or ask the operator to name its host in WAYBILL_ALLOW_HOSTS.`,
  }),
  'recipient-unreachable': ({ recipient, problem }) => ({
    sentence: mrkdwn`${recipientWords(recipient)} still cannot be reached. ${noticeProblemWords(problem)}`,
    wayOut: mrkdwn`Mend that first, then press Resend again.`,
  }),
  'recipient-left': ({ recipient, version }) => ({
    sentence: mrkdwn`${recipientWords(recipient)} is in no list for that notice${version === null ? nothing : mrkdwn` of ${bold(version)}`} any more.`,
    wayOut: mrkdwn`Subscribe them again first: ${code('/release subscribe')} shows who gets which.`,
  }),
} satisfies WordsFor<
  | 'recipient-unusable'
  | 'not-subscribed'
  | 'notice-gone'
  | 'changes-of-another'
  | 'digest-outside'
  | 'not-a-recipient'
  | 'webhook-unsigned'
  | 'webhook-forbidden'
  | 'recipient-unreachable'
  | 'recipient-left'
>;
