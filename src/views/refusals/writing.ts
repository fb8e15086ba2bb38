import { mention, mentionChannel } from '../text/mention.ts';
import { code, mrkdwn } from '../text/mrkdwn.ts';
import { plural } from '../text/plural.ts';
import type { WordsFor } from './refusal-words.ts';
import { actName } from './who.ts';

export const writing = {
  'reason-missing': ({ act, form }) => ({
    sentence: mrkdwn`It needs a reason to ${actName(act)}, which is recorded and shown.`,
    wayOut: mrkdwn`Give it: ${code(form)}.`,
  }),
  'text-too-long': ({ length, limit }) => ({
    sentence: mrkdwn`That text has ${plural(length, 'character')}; at most ${limit} can be kept.`,
    wayOut: mrkdwn`Shorten it. Nothing was saved.`,
  }),
  'changed-meanwhile': ({ what }) => ({
    sentence: mrkdwn`${what} changed while you were looking, so nothing was done.`,
    wayOut: mrkdwn`Look at it as it is now, and ask again if you still want to.`,
  }),
  'already-done': ({ what, by }) => ({
    sentence: by === null ? mrkdwn`${what} already.` : mrkdwn`${what} already, by ${mention(by)}.`,
    wayOut: mrkdwn`There is nothing left to do.`,
  }),
  'channel-unusable': ({ channelId, problem }) => ({
    sentence:
      problem === 'archived'
        ? mrkdwn`The channel ${mentionChannel(channelId)} is archived, so that nothing can be said there.`
        : problem === 'not-a-member'
          ? mrkdwn`Waybill is not in the channel ${mentionChannel(channelId)}, so that it cannot speak there.`
          : mrkdwn`There is no channel ${code(channelId)} that Waybill can see.`,
    wayOut:
      problem === 'archived'
        ? mrkdwn`Unarchive it, or name another \`channel\` in waybill.yaml.`
        : problem === 'not-a-member'
          ? mrkdwn`Invite it there: ${code('/invite @waybill')}.`
          : mrkdwn`Correct \`channel\` in waybill.yaml; where it is a private channel, invite Waybill first: ${code('/invite @waybill')}.`,
  }),
} satisfies WordsFor<
  'reason-missing' | 'text-too-long' | 'changed-meanwhile' | 'already-done' | 'channel-unusable'
>;
