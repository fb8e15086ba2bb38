import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Request } from '../../../domain/request/request.ts';
import type { Rendered, Slack } from '../../../ports/slack.ts';
import type { Clock } from '../../../ports.ts';
import { callOnce, expectYes } from './call.ts';
import { isStillOpen, isTrustedResponseUrl, postToResponseUrl } from './response-url.ts';

/** Where an answer can go, before or after the request was kept. */
export type Addressee = Pick<Request, 'userId' | 'place' | 'receivedAt'> & {
  /** Null where nothing is known of what was asked. */
  readonly ask: Request['ask'] | null;
};

const answer = z.object({ ok: z.literal(true) });

/** The person cannot be told there, but perhaps directly. */
const notThere = new Set([
  'channel_not_found',
  'is_archived',
  'method_not_supported_for_channel_type',
  'not_in_channel',
  'restricted_action',
  'unknown_method',
  'user_not_in_channel',
]);

/** On a card that all see, replacing the original would overwrite the card with one person's answer. */
const mayReplace = (ask: Addressee['ask']): boolean => ask?.kind === 'button' && ask.on === 'ephemeral';

const args = ({ text, blocks }: Rendered) => ({
  text,
  ...(blocks.length === 0 ? {} : { blocks }),
  parse: 'none',
  link_names: false,
});

/** Tells one person, by the closest way that still works: response address, ephemeral, direct message. */
export function answerPerson(options: {
  readonly client: WebClient;
  readonly apiUrl: string | null;
  readonly clock: Clock;
}) {
  const { client, apiUrl, clock } = options;

  const byResponseUrl = async (to: Addressee, content: Rendered, replaces: boolean): Promise<boolean> => {
    const { responseUrl, threadTs } = to.place;
    if (responseUrl === null || !isTrustedResponseUrl(responseUrl, apiUrl)) return false;
    if (!isStillOpen(to.receivedAt, clock.now())) return false;
    return postToResponseUrl(responseUrl, {
      ...content,
      replaceOriginal: replaces && mayReplace(to.ask),
      threadTs,
    });
  };

  const inChannel = async (to: Addressee, content: Rendered): Promise<boolean> => {
    const { channelId, threadTs } = to.place;
    if (channelId === null) return false;
    const method = 'chat.postEphemeral';
    const thread = threadTs === null ? {} : { thread_ts: threadTs };
    const said = await callOnce({
      client,
      method,
      args: { ...args(content), ...thread, channel: channelId, user: to.userId },
      answer,
    });
    if (!said.ok && notThere.has(said.code)) return false;
    expectYes(method, said);
    return true;
  };

  const directly = async (to: Addressee, content: Rendered): Promise<void> => {
    const method = 'chat.postMessage';
    const unfurl = { unfurl_links: false, unfurl_media: false };
    expectYes(
      method,
      await callOnce({
        client,
        method,
        args: { ...args(content), ...unfurl, channel: to.userId },
        answer,
      }),
    );
  };

  return async (to: Addressee, content: Rendered, how?: Parameters<Slack['answer']>[2]): Promise<void> => {
    const { place } = to;
    // A response address answers in the thread; in the channel there is only this way.
    const isTold =
      place.isInChannelToo === true &&
      (await inChannel({ ...to, place: { ...place, threadTs: null } }, content));
    if (await byResponseUrl(to, content, how?.replaceOriginal === true)) return;
    if (isTold || (await inChannel(to, content))) return;
    await directly(to, content);
  };
}
