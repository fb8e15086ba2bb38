import { isChannelId, isUserGroupId, isUserId } from '../ids.ts';
import type { SentKind } from './notice.ts';

/** Whom a notice can go to, by the form of their address. */
export type RecipientKind = 'channel' | 'person' | 'group' | 'email' | 'webhook';

/** What an address is; null where it is none, such as a handle that nobody resolved. */
export function recipientKind(to: string): RecipientKind | null {
  if (to.startsWith('mailto:')) return 'email';
  if (to.startsWith('https://') || isLoopback(to)) return 'webhook';
  if (isUserGroupId(to)) return 'group';
  if (isUserId(to)) return 'person';
  return isChannelId(to) ? 'channel' : null;
}

/** What never leaves the machine needs no encryption on its way. */
export const isLoopback = (to: string): boolean =>
  /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?(?:\/|$)/.test(to);

/** The address behind `mailto:`. */
export const mailAddress = (to: string): string => to.slice('mailto:'.length);

/** So much of an address is shown in full to the admin who is to accept it. */
export const longestWebhook = 300;

/** The address of a webhook as somebody typed it; null where it is none, or where it has a user or password in it. */
export function parseWebhook(text: string): string | null {
  if (text.length > longestWebhook || /[\s<>]/.test(text) || recipientKind(text) !== 'webhook') return null;
  const url = URL.parse(text);
  return url === null || url.hostname === '' || url.username !== '' || url.password !== '' ? null : text;
}

/**
 * What an admin accepts once for recipients outside: the domain of an e-mail address, a shared channel, or a webhook
 * together with the variable that signs what goes there. Webhooks that `waybill.yaml` names are accepted with the file.
 */
export function acceptedAs(to: string, secret: string | null = null): string {
  const kind = recipientKind(to);
  if (kind === 'webhook' && secret !== null) return `webhook:${secret} ${to}`;
  if (kind !== 'email') return to;
  return `domain:${mailAddress(to).split('@').at(-1)?.toLowerCase() ?? ''}`;
}

/** The webhook that an acceptance is of; null where it is of something else. */
export function acceptedWebhook(id: string): { readonly url: string; readonly secret: string } | null {
  const [, secret, url] = /^webhook:(\S+) (\S+)$/.exec(id) ?? [];
  return secret === undefined || url === undefined ? null : { url, secret };
}

/** What a recipient outside waits for besides being accepted: a captain's words, or nothing. */
export function waitingOutside(to: string, kind: SentKind): 'not-reviewed' | 'wanted' {
  // What went back or went wrong carries nobody's words to a program, and a digest those that were written before.
  const hasWords = kind === 'asn' || kind === 'pod';
  return recipientKind(to) === 'webhook' && !hasWords ? 'wanted' : 'not-reviewed';
}
