import type { JSX } from 'preact';
import { fieldsOf, wordsOf } from '../../../slack/json.ts';
import { Pieces } from './inline-view.tsx';
import { readMrkdwn } from './mrkdwn.ts';
import { readInline } from './mrkdwn-inline.ts';

/** A text in Slack's mrkdwn. */
export const Mrkdwn = ({ text, isVerbatim = false }: { text: string; isVerbatim?: boolean }): JSX.Element => (
  <>
    {readMrkdwn(text, isVerbatim).map((passage, index) => {
      if (passage.kind === 'pre') return <pre key={index}>{passage.text}</pre>;
      const Tag = passage.kind === 'quote' ? 'blockquote' : 'span';
      return (
        <Tag key={index}>
          <Pieces pieces={passage.children} />
        </Tag>
      );
    })}
  </>
);

/** A text object: `plain_text` or `mrkdwn`; a bare string counts as plain. */
export const TextObject = ({ of }: { of: unknown }): JSX.Element => {
  const given = fieldsOf(of);
  const text = wordsOf(of);
  if (given['type'] === 'mrkdwn') return <Mrkdwn text={text} isVerbatim={given['verbatim'] === true} />;
  if (given['emoji'] === false) return <span class="plain">{text}</span>;
  return (
    <span class="plain">
      <Pieces pieces={readInline(text, { isPlain: true, isVerbatim: true })} />
    </span>
  );
};
