import type { JSX } from 'preact';
import { type Fields, fieldsListOf, isFields, stringOf } from '../../../slack/json.ts';
import { Element } from '../elements/element.tsx';
import { readMarkdown } from '../text/markdown.ts';
import { TextObject } from '../text/text-view.tsx';
import { MarkdownView } from './markdown-view.tsx';
import { Picture } from './picture.tsx';

export interface BlockProps {
  readonly block: Fields;
}

const blockIdOf = (block: Fields): string => stringOf(block['block_id']) ?? '';

export const Section = ({ block }: BlockProps): JSX.Element => (
  <div class="block section">
    <div class="section-main">
      {block['text'] === undefined || block['text'] === null ? null : (
        <div class="section-text">
          <TextObject of={block['text']} />
        </div>
      )}
      {block['fields'] === undefined ? null : (
        <div class="section-fields">
          {fieldsListOf(block['fields']).map((field, index) => (
            <div key={index}>
              <TextObject of={field} />
            </div>
          ))}
        </div>
      )}
    </div>
    {isFields(block['accessory']) ? (
      <div class="section-accessory">
        {block['accessory']['type'] === 'image' ? (
          <Picture of={block['accessory']} className="picture-accessory" />
        ) : (
          <Element element={block['accessory']} blockId={blockIdOf(block)} isDispatching={true} />
        )}
      </div>
    ) : null}
  </div>
);

export const Header = ({ block }: BlockProps): JSX.Element => (
  <h3 class="block block-header">
    <TextObject of={block['text']} />
  </h3>
);

export const Context = ({ block }: BlockProps): JSX.Element => (
  <div class="block context">
    {fieldsListOf(block['elements']).map((element, index) => (
      <span key={index} class="context-item">
        {element['type'] === 'image' ? (
          <Picture of={element} className="picture-small" />
        ) : (
          <TextObject of={element} />
        )}
      </span>
    ))}
  </div>
);

export const Divider = (): JSX.Element => <hr class="block divider" />;

export const Markdown = ({ block }: BlockProps): JSX.Element => (
  <div class="block markdown">
    <MarkdownView parts={readMarkdown(stringOf(block['text']) ?? '')} />
  </div>
);

export const Actions = ({ block }: BlockProps): JSX.Element => (
  <div class="block actions">
    {fieldsListOf(block['elements']).map((element) => (
      <Element
        key={String(element['action_id'])}
        element={element}
        blockId={blockIdOf(block)}
        isDispatching={true}
      />
    ))}
  </div>
);
