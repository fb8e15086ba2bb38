import type { JSX } from 'preact';
import { fieldsListOf, isFields, stringOf } from '../../../slack/json.ts';
import { Element } from '../elements/element.tsx';
import { Icon, type IconName } from '../shell/icon.tsx';
import { TextObject } from '../text/text-view.tsx';
import { Blocks } from './blocks.tsx';
import { Picture } from './picture.tsx';
import { RichText } from './rich-text-block.tsx';
import type { BlockProps } from './text-blocks.tsx';

/** A card: picture, title, words, and up to three buttons. */
export const Card = ({ block }: BlockProps): JSX.Element => (
  <div class="block card-frame">
    {isFields(block['hero_image']) ? <Picture of={block['hero_image']} className="picture-large" /> : null}
    <div class="card-head">
      {isFields(block['icon']) ? <Picture of={block['icon']} className="picture-small" /> : null}
      <div>
        {block['title'] === undefined ? null : (
          <b>
            <TextObject of={block['title']} />
          </b>
        )}
        {block['subtitle'] === undefined ? null : (
          <div class="quiet">
            <TextObject of={block['subtitle']} />
          </div>
        )}
      </div>
    </div>
    {block['body'] === undefined ? null : <TextObject of={block['body']} />}
    {block['actions'] === undefined ? null : (
      <div class="actions">
        {fieldsListOf(block['actions']).map((element) => (
          <Element
            key={String(element['action_id'])}
            element={element}
            blockId={stringOf(block['block_id']) ?? ''}
            isDispatching={true}
          />
        ))}
      </div>
    )}
  </div>
);

export const Carousel = ({ block }: BlockProps): JSX.Element => (
  <div class="block carousel" role="group" aria-label="Cards" tabIndex={0}>
    {fieldsListOf(block['elements']).map((card, index) => (
      <Card key={index} block={card} />
    ))}
  </div>
);

const ContainerTitle = ({ block }: BlockProps): JSX.Element => (
  <span class="container-title">
    {isFields(block['icon']) ? <Picture of={block['icon']} className="picture-small" /> : null}
    <span>
      <b>
        {isFields(block['rich_text_title']) ? (
          <RichText block={block['rich_text_title']} />
        ) : (
          <TextObject of={block['title']} />
        )}
      </b>
      {block['subtitle'] === undefined ? null : (
        <span class="quiet">
          <TextObject of={block['subtitle']} />
        </span>
      )}
    </span>
  </span>
);

/** A frame around other blocks, which may fold. */
export const Container = ({ block }: BlockProps): JSX.Element => {
  const children = <Blocks blocks={fieldsListOf(block['child_blocks'])} />;
  if (block['is_collapsible'] !== true) {
    return (
      <div class="block card-frame">
        <ContainerTitle block={block} />
        {children}
      </div>
    );
  }
  return (
    <details class="block card-frame" open={block['default_collapsed'] !== true}>
      <summary>
        <ContainerTitle block={block} />
      </summary>
      {children}
    </details>
  );
};

const levels: Readonly<Record<string, IconName>> = { error: 'warning', warning: 'warning', success: 'check' };

/** A notice in a modal. */
export const Alert = ({ block }: BlockProps): JSX.Element => {
  const level = stringOf(block['level']) ?? 'default';
  return (
    <div class={`block alert alert-${level}`} role="note">
      <Icon name={levels[level] ?? 'info'} />
      <TextObject of={block['text']} />
    </div>
  );
};
