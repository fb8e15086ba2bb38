import { isChannelId, isUserGroupId, isUserId } from '../ids.ts';

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

/**
 * What an admin accepts once for recipients outside: the domain of an e-mail address, or a shared channel. Webhooks
 * are accepted with the `waybill.yaml` that names them.
 */
export function acceptedAs(to: string): string {
  if (recipientKind(to) !== 'email') return to;
  return `domain:${mailAddress(to).split('@').at(-1)?.toLowerCase() ?? ''}`;
}
