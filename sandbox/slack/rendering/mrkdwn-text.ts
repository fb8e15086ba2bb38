import { dateText } from './date-text.ts';
import type { Reader } from './reader.ts';

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const afterBang = (inner: string, label: string | undefined, reader: Reader): string => {
  const [name = '', ...rest] = inner.slice(1).split('^');
  if (name === 'subteam') return `@${reader.group(rest[0] ?? '')}`;
  if (name === 'date') return dateText(Number(rest[0]), rest[1] ?? '', label ?? '', reader);
  return ['here', 'channel', 'everyone'].includes(name) ? `@${name}` : (label ?? name);
};

const tag = (content: string, reader: Reader): string => {
  const bar = content.indexOf('|');
  const inner = bar === -1 ? content : content.slice(0, bar);
  const label = bar === -1 ? undefined : content.slice(bar + 1);
  if (inner.startsWith('@')) return `@${reader.person(inner.slice(1))}`;
  if (inner.startsWith('#')) return `#${reader.channel(inner.slice(1))}`;
  if (inner.startsWith('!')) return afterBang(inner, label, reader);
  return label ?? inner.replace(/^mailto:/, '');
};

const mark = (sign: string): RegExp =>
  new RegExp(`(^|[\\s(>"'[])[${sign}](?=\\S)([^\\n${sign}]*?\\S)[${sign}](?=$|[\\s).,:;!?"'\\]])`, 'gm');

const bold = mark('*');
const italic = mark('_');
const strike = mark('~');

/** The signs for bold, italic, struck and quoted taken away, outside code. */
const withoutMarks = (text: string): string =>
  text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part) =>
      part.startsWith('`')
        ? part.replaceAll(/^`+|`+$/g, '')
        : part
            .replaceAll(bold, '$1$2')
            .replaceAll(italic, '$1$2')
            .replaceAll(strike, '$1$2')
            .replaceAll(/^&gt; ?/gm, '| '),
    )
    .join('');

/** Slack's mrkdwn as a person reads it: names for ids, dates in their zone, no signs, no entities. */
export const mrkdwnText = (text: string, reader: Reader): string =>
  unescaped(withoutMarks(text).replaceAll(/<([^<>\n]+)>/g, (_, content: string) => tag(content, reader)));
