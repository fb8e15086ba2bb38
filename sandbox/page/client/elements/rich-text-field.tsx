import type { JSX } from 'preact';
import { type Fields, fieldsListOf, wordsOf } from '../../../slack/json.ts';
import type { ElementProps } from '../blocks/stage.ts';
import { inlineWords } from '../text/inline.ts';
import { richTextPieces } from '../text/rich-text.ts';
import { useElement } from './use-element.ts';

const asRichText = (text: string): Fields => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

const asWords = (value: Fields): string =>
  fieldsListOf(value['elements'])
    .map((part) => inlineWords(richTextPieces(part['elements'])))
    .join('\n');

/** A field for formatted text; here it takes words without form. */
export const RichTextField = (props: ElementProps): JSX.Element => {
  const { held, change } = useElement(props);
  const value = held['rich_text_value'];
  return (
    <textarea
      class="field"
      rows={6}
      value={typeof value === 'object' && value !== null ? asWords({ ...value }) : ''}
      placeholder={wordsOf(props.element['placeholder'])}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      onInput={(event) => {
        const text = event.currentTarget.value;
        void change({ rich_text_value: text === '' ? null : asRichText(text) });
      }}
    />
  );
};
