import type { Inline } from './inline.ts';
import { mrkdwnEntity } from './mrkdwn-entity.ts';

type Make = (match: readonly string[]) => Inline | undefined;

const marked =
  (kind: 'bold' | 'italic' | 'strike'): Make =>
  ([, inner = '']) => ({ kind, children: readMarkdownInline(inner) });

const isAddress = (url: string): boolean => /^(https?:\/\/|mailto:)\S+$/i.test(url);

const forms: readonly (readonly [pattern: RegExp, make: Make])[] = [
  [/^\\([\\`*_{}[\]()#+.!|<>~-])/, ([, text = '']) => ({ kind: 'text', text })],
  [/^`([^`\n]+)`/, ([, text = '']) => ({ kind: 'code', children: [{ kind: 'text', text }] })],
  [/^\*\*(?=\S)([^\n]+?)\*\*/, marked('bold')],
  [/^__(?=\S)([^\n]+?)__/, marked('bold')],
  [/^~~(?=\S)([^\n]+?)~~/, marked('strike')],
  [/^\*(?=[^\s*])([^*\n]+?)\*/, marked('italic')],
  [/^_(?=[^\s_])([^_\n]+?)_(?![\p{L}\p{N}])/u, marked('italic')],
  [
    /^\[([^\]\n]+)\]\(([^)\s]+)\)/,
    ([, label = '', url = '']) => (isAddress(url) ? { kind: 'link', url, label } : undefined),
  ],
  [/^<([^<>\n]+)>/, ([, content = '']) => mrkdwnEntity(content)],
  [/^:([a-z0-9_+'-]+):/, ([, name = '']) => ({ kind: 'emoji', name })],
  [/^https?:\/\/[^\s<>|)]+[^\s<>|.,;:!?)\]'"]/i, ([url = '']) => ({ kind: 'link', url, label: undefined })],
  [/^\n/, () => ({ kind: 'break' })],
];

const startsSomething = /[\\`*_~[<:h\n]/;

/** Reads what one paragraph of Markdown may hold. */
export const readMarkdownInline = (text: string): readonly Inline[] => {
  const pieces: Inline[] = [];
  let words = '';
  for (let at = 0; at < text.length; ) {
    const rest = startsSomething.test(text[at] ?? '') ? text.slice(at) : '';
    let length = 0;
    for (const [pattern, make] of rest === '' ? [] : forms) {
      const match = pattern.exec(rest);
      const piece = match === null ? undefined : make(match);
      if (match === null || piece === undefined) continue;
      if (words !== '') pieces.push({ kind: 'text', text: words });
      words = '';
      pieces.push(piece);
      length = match[0].length;
      break;
    }
    if (length === 0) words += text[at];
    at += Math.max(1, length);
  }
  return words === '' ? pieces : [...pieces, { kind: 'text', text: words }];
};
