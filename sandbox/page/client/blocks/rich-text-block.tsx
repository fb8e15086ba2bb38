import type { JSX } from 'preact';
import { type Fields, fieldsListOf, stringOf } from '../../../slack/json.ts';
import { inlineWords } from '../text/inline.ts';
import { Pieces } from '../text/inline-view.tsx';
import { richTextPieces } from '../text/rich-text.ts';
import type { BlockProps } from './text-blocks.tsx';

const RichList = ({ part }: { part: Fields }): JSX.Element => {
  const Tag = part['style'] === 'ordered' ? 'ol' : 'ul';
  const offset = Number(part['offset'] ?? 0);
  return (
    <Tag class={`list depth-${Number(part['indent'] ?? 0)}`} start={Tag === 'ol' ? offset + 1 : undefined}>
      {fieldsListOf(part['elements']).map((item, index) => (
        <li key={index}>
          <Pieces pieces={richTextPieces(item['elements'])} />
        </li>
      ))}
    </Tag>
  );
};

const RichPart = ({ part }: { part: Fields }): JSX.Element => {
  const type = String(part['type']);
  if (type === 'rich_text_list') return <RichList part={part} />;
  const pieces = richTextPieces(part['elements']);
  if (type === 'rich_text_preformatted') return <pre>{inlineWords(pieces)}</pre>;
  if (type === 'rich_text_quote') {
    return (
      <blockquote>
        <Pieces pieces={pieces} />
      </blockquote>
    );
  }
  if (type === 'rich_text_section') {
    return (
      <div>
        <Pieces pieces={pieces} />
      </div>
    );
  }
  return <span class="unknown">{`This page does not know “${stringOf(part['type']) ?? 'this'}”.`}</span>;
};

/** Formatted text that comes as structure. */
export const RichText = ({ block }: BlockProps): JSX.Element => (
  <div class="block rich-text">
    {fieldsListOf(block['elements']).map((part, index) => (
      <RichPart key={index} part={part} />
    ))}
  </div>
);
