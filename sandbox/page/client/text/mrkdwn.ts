import type { Inline } from './inline.ts';
import { mrkdwnEntity, unescaped } from './mrkdwn-entity.ts';
import { type Reading, readInline } from './mrkdwn-inline.ts';

/** A piece of a text that has lines of its own. */
export type Passage =
  | { readonly kind: 'lines' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'pre'; readonly text: string };

const quoted = /^(?:>|&gt;) ?/;
const quotedToTheEnd = /^(?:>>>|&gt;&gt;&gt;) ?/;

const withoutEntities = (code: string): string =>
  unescaped(
    code.replaceAll(/<([^<>\n]+)>/g, (whole, content: string) => {
      const entity = mrkdwnEntity(content);
      return entity?.kind === 'link' ? (entity.label ?? entity.url) : whole;
    }),
  );

const linesAndQuotes = (text: string, reading: Reading): readonly Passage[] => {
  const passages: Passage[] = [];
  let open: { kind: 'lines' | 'quote'; lines: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined) {
      passages.push({ kind: open.kind, children: readInline(open.lines.join('\n'), reading) });
    }
    open = undefined;
  };
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (quotedToTheEnd.test(line)) {
      close();
      const rest = [line.replace(quotedToTheEnd, ''), ...lines.slice(index + 1)].join('\n');
      return [...passages, { kind: 'quote', children: readInline(rest, reading) }];
    }
    const kind = quoted.test(line) ? 'quote' : 'lines';
    if (open?.kind !== kind) close();
    open ??= { kind, lines: [] };
    open.lines.push(kind === 'quote' ? line.replace(quoted, '') : line);
  }
  close();
  return passages;
};

/** Reads a text in Slack's mrkdwn: code blocks first, then quotes, then what a line may hold. */
export const readMrkdwn = (text: string, isVerbatim = false): readonly Passage[] =>
  text.split(/(```[\s\S]+?```)/).flatMap((each, index, all): readonly Passage[] => {
    if (index % 2 === 1)
      return [{ kind: 'pre', text: withoutEntities(each.slice(3, -3).replace(/^\n|\n$/g, '')) }];
    const trimmed = each
      .replace(index > 0 ? /^\n/ : /^$/, '')
      .replace(index < all.length - 1 ? /\n$/ : /$^/, '');
    return trimmed === '' ? [] : linesAndQuotes(trimmed, { isVerbatim, isPlain: false });
  });
