import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../api/body.ts';
import { writeAnswer } from '../api/write-answer.ts';
import { type Fields, fieldsListOf, isFields, parsedJson, stringOf } from '../json.ts';
import { checkMessage } from '../limits/message.ts';
import { problemLine } from '../limits/problem.ts';
import type { RequestLog } from '../request-log.ts';
import type { Troubles } from '../troubles.ts';
import type { Message } from '../workspace/message.ts';
import { deleteMessage, editMessage, postMessage } from '../workspace/posting.ts';
import type { World } from '../workspace/world.ts';

const livesMs = 30 * 60_000;
const mostUses = 5;

/** Where a response URL leads: a person in a channel, and the message they acted on, if it was one. */
interface Origin {
  readonly userId: string;
  readonly channel: string;
  readonly threadTs?: string | undefined;
  readonly message?: Message | undefined;
}

interface Address extends Origin {
  readonly expiresAt: number;
  usesLeft: number;
}

/** Response URLs: five uses within thirty minutes each. */
export interface ResponseUrls {
  readonly create: (kind: 'commands' | 'actions' | 'app', origin: Origin) => string;
  /** Says in the channel what an ack or a response URL carried; returns Slack's complaint, if any. */
  readonly respond: (origin: Origin, body: Fields) => string | undefined;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

interface Desk {
  readonly world: World;
  readonly log: RequestLog;
  readonly troubles: Troubles;
  readonly baseUrl: () => string;
}

const isTrue = (value: unknown): boolean => value === true || value === 'true';

/**
 * Whether the message acted upon is replaced. After a slash command there is none: `replace_original`
 * then posts a new message. Where nothing is said, an answer to a click replaces; say it always.
 */
const replaces = (origin: Origin, body: Fields): boolean =>
  origin.message !== undefined &&
  (isTrue(body['replace_original']) ||
    (body['replace_original'] === undefined && body['response_type'] === undefined));

const complaint = (body: Fields): string | undefined => {
  const first = checkMessage(body).find((each) => each.error !== 'msg_too_long');
  return first === undefined ? undefined : `${first.error}: ${problemLine(first)}`;
};

const say = (world: World, origin: Origin, body: Fields): string | undefined => {
  if (isTrue(body['delete_original'])) {
    if (origin.message !== undefined) deleteMessage(world, origin.message);
    return undefined;
  }
  const wrong = complaint(body);
  const channel = world.channels.get(origin.channel);
  if (wrong !== undefined || channel === undefined) return wrong ?? 'channel_not_found';
  const blocks = body['blocks'] === undefined ? undefined : fieldsListOf(body['blocks']);
  const text = stringOf(body['text']) ?? '';
  if (origin.message !== undefined && replaces(origin, body)) {
    editMessage(world, origin.message, {
      text,
      blocks: blocks ?? [],
      attachments: fieldsListOf(body['attachments']),
    });
    return undefined;
  }
  postMessage(world, channel, {
    author: { kind: 'bot', user: world.bot.botUserId },
    text,
    blocks: blocks ?? [],
    attachments: fieldsListOf(body['attachments']),
    threadTs: stringOf(body['thread_ts']) ?? (isTrue(body['replace_original']) ? undefined : origin.threadTs),
    ...(body['response_type'] === 'in_channel' ? {} : { onlyFor: origin.userId }),
  });
  return undefined;
};

export const createResponseUrls = (desk: Desk): ResponseUrls => {
  const { world } = desk;
  const addresses = new Map<string, Address>();

  const use = (path: string, body: unknown): { readonly status: number; readonly text: string } => {
    const address = addresses.get(path);
    if (address === undefined) return { status: 404, text: 'no_service' };
    if (world.now().getTime() > address.expiresAt) return { status: 404, text: 'expired_url' };
    if (address.usesLeft === 0) return { status: 404, text: 'used_url' };
    if (!isFields(body)) return { status: 400, text: 'invalid_payload' };
    const wrong = say(world, address, body);
    if (wrong !== undefined) return { status: 400, text: wrong };
    address.usesLeft -= 1;
    return { status: 200, text: 'ok' };
  };

  return {
    create: (kind, origin) => {
      const serial = world.nextTs().replace('.', '');
      const key = createHash('sha256').update(serial).digest('base64url').slice(0, 24);
      const path = `/${kind}/${world.team.id}/${serial}/${key}`;
      addresses.set(path, { ...origin, expiresAt: world.now().getTime() + livesMs, usesLeft: mostUses });
      return desk.baseUrl() + path;
    },
    respond: (origin, body) => say(world, origin, body),
    answer: async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://slack.invalid').pathname;
      const body = parsedJson((await readBody(request)).toString('utf8'));
      const entry = desk.log.begin({ direction: 'from-bot', what: 'respond', over: 'http', request: body });
      const effect = desk.troubles.meet('from-bot', 'respond', addresses.get(path)?.channel)?.effect;
      const isDropped = effect?.kind === 'drop';
      const isBroken = effect?.kind === 'status' || effect?.kind === 'rate-limit';
      const isBefore = !(effect !== undefined && 'when' in effect && effect.when === 'after');
      const real = effect !== undefined && isBefore && (isDropped || isBroken) ? undefined : use(path, body);
      if (effect?.kind === 'slow') {
        const { ms } = effect;
        await new Promise((resolve) => setTimeout(resolve, ms));
      }
      if (isDropped || isBroken || real === undefined) {
        const status = effect?.kind === 'status' ? effect.status : 429;
        const sent = writeAnswer(response, isDropped ? 'drop' : { status, html: 'error' }, false);
        return desk.log.end(entry, { ...sent, trouble: effect?.kind });
      }
      desk.log.end(entry, { ...writeAnswer(response, { status: real.status, html: real.text }, false) });
    },
  };
};
