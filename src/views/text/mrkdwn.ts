import { disarm } from './disarm.ts';
import { escapeWithin } from './escape.ts';
import { oneLineWithin } from './one-line.ts';

/**
 * Text in Slack's markup that is safe to send. It is made by the functions of this folder alone, so that
 * a plain string can reach a message only by being escaped.
 */
export type Mrkdwn = { readonly mrkdwn: string };

/** Text that is made when it is shown: of a long list, most never is. */
export type LateMrkdwn = () => Mrkdwn;

/** What an outside value may take of a line, unless a view gives it more or less room. */
const usualRoom = 300;

/** Wording of our own. Strings put into it are outside text: made one line, cut, escaped, disarmed. */
export function mrkdwn(
  wording: TemplateStringsArray,
  ...values: readonly (string | number | Mrkdwn)[]
): Mrkdwn {
  const filled = values.map((value) => {
    if (typeof value === 'object') return value.mrkdwn;
    if (typeof value === 'number') return value.toLocaleString('en');
    return value === '' ? '' : outside(value).mrkdwn;
  });
  return { mrkdwn: String.raw({ raw: wording }, ...filled) };
}

export const nothing: Mrkdwn = { mrkdwn: '' };

/** One line of text from outside. Where nothing visible is in it, it says so. */
export function outside(text: string, room: number = usualRoom): Mrkdwn {
  const line = oneLineWithin(text, room);
  return { mrkdwn: line === '' ? '(empty)' : escapeWithin(disarm(line), room) };
}

/** Something to copy or to type, set in fixed width: a version, a tag, a command. */
export function code(text: string, room: number = usualRoom): Mrkdwn {
  const line = oneLineWithin(text, room).replaceAll('`', 'ˋ');
  return { mrkdwn: line === '' ? '(empty)' : `\`${escapeWithin(line, room)}\`` };
}

export const bold = (text: string | Mrkdwn): Mrkdwn => ({ mrkdwn: `*${asMrkdwn(text).mrkdwn}*` });
export const italic = (text: string | Mrkdwn): Mrkdwn => ({ mrkdwn: `_${asMrkdwn(text).mrkdwn}_` });

export function join(parts: readonly (string | Mrkdwn)[], separator: string): Mrkdwn {
  const texts = parts.map((part) => asMrkdwn(part).mrkdwn).filter((text) => text !== '');
  return { mrkdwn: texts.join(separator) };
}

const asMrkdwn = (text: string | Mrkdwn): Mrkdwn => (typeof text === 'string' ? outside(text) : text);
