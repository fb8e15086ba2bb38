import { disarm } from './disarm.ts';
import { escapeWithin } from './escape.ts';
import { type Mrkdwn, outside } from './mrkdwn.ts';
import { oneLineWithin } from './one-line.ts';

const longestAddress = 1000;

/** A web address as a button or a link may carry it; null for anything that is not http or https. */
export function webAddress(url: string | null | undefined): string | null {
  if (url === null || url === undefined || !URL.canParse(url)) return null;
  const address = new URL(url);
  const isWeb = address.protocol === 'https:' || address.protocol === 'http:';
  const hasLogin = address.username !== '' || address.password !== '';
  return isWeb && !hasLogin && address.href.length <= longestAddress ? address.href : null;
}

/** A link with our own or outside words on it; the words alone where the address is not a web address. */
export function link(url: string | null | undefined, label: string | Mrkdwn, room = 300): Mrkdwn {
  const address = webAddress(url);
  const words =
    typeof label === 'string'
      ? escapeWithin(disarm(oneLineWithin(label, room)), room) || '(empty)'
      : label.mrkdwn;
  if (address === null) return typeof label === 'string' ? outside(label, room) : label;
  const encoded = address
    .replaceAll('&', '&amp;')
    .replaceAll('|', '%7C')
    .replaceAll('<', '%3C')
    .replaceAll('>', '%3E');
  // A bar in the words would do no harm, but an older client would end the address at the last one.
  return { mrkdwn: `<${encoded}|${words.replaceAll('|', '¦')}>` };
}
