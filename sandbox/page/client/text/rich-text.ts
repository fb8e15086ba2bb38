import { type Fields, fieldsListOf, fieldsOf, stringOf } from '../../../slack/json.ts';
import type { Inline } from './inline.ts';

const label = (element: Fields): string | undefined => stringOf(element['text']);
const id = (element: Fields, key: string): string => stringOf(element[key]) ?? '';

const readers: Readonly<Record<string, (element: Fields) => Inline>> = {
  text: (element) => ({ kind: 'text', text: id(element, 'text') }),
  link: (element) => ({ kind: 'link', url: id(element, 'url'), label: label(element) }),
  user: (element) => ({ kind: 'user', id: id(element, 'user_id'), label: undefined }),
  usergroup: (element) => ({ kind: 'group', id: id(element, 'usergroup_id'), label: undefined }),
  channel: (element) => ({ kind: 'channel', id: id(element, 'channel_id'), label: undefined }),
  team: (element) => ({ kind: 'text', text: id(element, 'team_id') }),
  broadcast: (element) => ({ kind: 'broadcast', range: id(element, 'range') }),
  color: (element) => ({ kind: 'code', children: [{ kind: 'text', text: id(element, 'value') }] }),
  emoji: (element) => ({ kind: 'emoji', name: id(element, 'name') }),
  date: (element) => ({
    kind: 'date',
    timestamp: Number(element['timestamp']),
    format: id(element, 'format'),
    url: stringOf(element['url']),
    fallback: stringOf(element['fallback']) ?? '',
  }),
};

const styles = ['bold', 'italic', 'strike', 'underline'] as const;

const styled = (piece: Inline, style: Fields): Inline => {
  const inner: Inline = style['code'] === true ? { kind: 'code', children: [piece] } : piece;
  return styles.reduce<Inline>(
    (found, each) => (style[each] === true ? { kind: each, children: [found] } : found),
    inner,
  );
};

const textLines = (text: string, style: Fields): readonly Inline[] => {
  const pieces: Inline[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) pieces.push({ kind: 'break' });
    if (line !== '') pieces.push(styled({ kind: 'text', text: line }, style));
  }
  return pieces;
};

/** The pieces of one rich text section, in the page's own words. */
export const richTextPieces = (elements: unknown): readonly Inline[] =>
  fieldsListOf(elements).flatMap((element): readonly Inline[] => {
    const type = String(element['type']);
    const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
    if (read === undefined) return [{ kind: 'code', children: [{ kind: 'text', text: `[${type}]` }] }];
    const piece = read(element);
    const style = fieldsOf(element['style']);
    if (piece.kind !== 'text') return [styled(piece, style)];
    return textLines(piece.text, style);
  });
