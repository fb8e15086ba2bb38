import { type Fields, isFields, stringOf } from '../json.ts';
import type { MessageVersion } from '../workspace/message.ts';

/** What a message would make happen beside being read: whom it calls, and where it leads. */
export interface Pull {
  /** Ids of people and user groups, and `here`, `channel`, `everyone`. */
  readonly mentions: readonly string[];
  readonly links: readonly { readonly url: string; readonly label: string }[];
}

const tags = /<([^<>\n]+)>/g;

const fromMrkdwn = (text: string): Pull => {
  const contents = [...text.matchAll(tags)].map((match) => match[1] ?? '');
  const mentions = contents.flatMap((each) => {
    const [inner = ''] = each.split('|');
    if (inner.startsWith('@')) return [inner.slice(1)];
    if (inner.startsWith('!subteam^')) return [inner.slice('!subteam^'.length)];
    return /^!(here|channel|everyone)$/.test(inner) ? [inner.slice(1)] : [];
  });
  const links = contents.flatMap((each) => {
    const [url = '', label = url] = each.split('|');
    return /^(https?|mailto):/.test(url) ? [{ url, label }] : [];
  });
  return { mentions, links };
};

const fromRichText = (element: Fields): Pull => {
  const id = stringOf(element['user_id'] ?? element['usergroup_id'] ?? element['range']);
  const isMention = ['user', 'usergroup', 'broadcast'].includes(String(element['type']));
  const url = element['type'] === 'link' ? stringOf(element['url']) : undefined;
  return {
    mentions: isMention && id !== undefined ? [id] : [],
    links: url === undefined ? [] : [{ url, label: stringOf(element['text']) ?? url }],
  };
};

const buttonLink = (element: Fields): Pull => {
  const url = element['type'] === 'button' ? stringOf(element['url']) : undefined;
  const text = isFields(element['text']) ? (stringOf(element['text']['text']) ?? '') : '';
  return { mentions: [], links: url === undefined ? [] : [{ url, label: text }] };
};

const pullsIn = (value: unknown): readonly Pull[] => {
  if (Array.isArray(value)) return value.flatMap(pullsIn);
  if (!isFields(value)) return [];
  const own = value['type'] === 'mrkdwn' ? fromMrkdwn(stringOf(value['text']) ?? '') : fromRichText(value);
  return [own, buttonLink(value), ...Object.values(value).flatMap(pullsIn)];
};

/** Everybody whom a message calls and every link in it, in its blocks and in its fallback text. */
export const pullOf = (version: Pick<MessageVersion, 'text' | 'blocks' | 'attachments'>): Pull => {
  const pulls = [fromMrkdwn(version.text), ...pullsIn(version.blocks), ...pullsIn(version.attachments)];
  return { mentions: pulls.flatMap((each) => each.mentions), links: pulls.flatMap((each) => each.links) };
};
