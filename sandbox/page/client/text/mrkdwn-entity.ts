import type { Inline } from './inline.ts';

/** Undoes the three replacements that Slack asks senders to make. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const ofBang = (body: string, label: string | undefined): Inline => {
  const [name = '', ...rest] = body.slice(1).split('^');
  if (name === 'here' || name === 'channel' || name === 'everyone') return { kind: 'broadcast', range: name };
  if (name === 'subteam') return { kind: 'group', id: rest[0] ?? '', label };
  const timestamp = Number(rest[0]);
  if (name === 'date' && rest[1] !== undefined && Number.isInteger(timestamp)) {
    return { kind: 'date', timestamp, format: unescaped(rest[1]), url: rest[2], fallback: label ?? '' };
  }
  return { kind: 'text', text: label ?? `<${body}>` };
};

/** What stands between `<` and `>`: a mention, a date or a link; undefined where it is none of them. */
export const mrkdwnEntity = (content: string): Inline | undefined => {
  const bar = content.indexOf('|');
  const body = bar === -1 ? content : content.slice(0, bar);
  const label = bar === -1 ? undefined : unescaped(content.slice(bar + 1));
  if (body.startsWith('!')) return ofBang(body, label);
  if (/^@[UW][A-Z0-9]+$/.test(body)) return { kind: 'user', id: body.slice(1), label };
  if (/^#[CGD][A-Z0-9]+$/.test(body)) return { kind: 'channel', id: body.slice(1), label };
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(body)) return { kind: 'link', url: unescaped(body), label };
  return undefined;
};
