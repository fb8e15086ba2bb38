import { fieldsListOf } from '../json.ts';
import { interactiveBlocks } from './blocks-interactive.ts';
import { mediaBlocks } from './blocks-media.ts';
import { tableBlocks } from './blocks-table.ts';
import { textBlocks } from './blocks-text.ts';
import { button } from './buttons.ts';
import { all, boolean, byType, type Check, list, object, oneOf, onlyIn, optional, whole } from './check.ts';
import { blockId, imageElement } from './composition.ts';
import { richText } from './rich-text.ts';
import { anyText, plainText } from './text-object.ts';

const block = { block_id: optional(blockId) };

const card: Check = all(
  object({
    type: oneOf('card'),
    ...block,
    hero_image: optional(imageElement),
    icon: optional(imageElement),
    title: optional(anyText(150)),
    subtitle: optional(anyText(150)),
    body: optional(anyText(200)),
    actions: optional(list(button, 3, 1)),
  }),
  whole((value) =>
    ['hero_image', 'title', 'actions', 'body'].some((key) => value[key] !== undefined)
      ? undefined
      : 'must provide at least one of hero_image, title, actions, body',
  ),
);

const without = (rules: Readonly<Record<string, Check>>, left: string): Readonly<Record<string, Check>> =>
  Object.fromEntries(Object.entries(rules).filter(([type]) => type !== left));
const contained = byType({
  ...without(textBlocks, 'markdown'),
  ...without(interactiveBlocks, 'context_actions'),
  ...mediaBlocks,
  ...tableBlocks,
});

/** Blocks that frame others: card, carousel, container; and the alert, in modals only. */
export const cardBlocks: Readonly<Record<string, Check>> = {
  card: onlyIn(['message'], card),
  carousel: onlyIn(
    ['message'],
    object({ type: oneOf('carousel'), ...block, elements: list(byType({ card }), 10, 1) }),
  ),
  container: all(
    object({
      type: oneOf('container'),
      ...block,
      title: optional(plainText(150)),
      rich_text_title: optional(richText),
      subtitle: optional(anyText(150)),
      child_blocks: list(contained, 10, 1),
      width: optional(oneOf('narrow', 'standard', 'wide', 'full')),
      icon: optional(imageElement),
      is_collapsible: optional(boolean),
      default_collapsed: optional(boolean),
      has_header_divider: optional(boolean),
    }),
    whole((value) =>
      value['title'] === undefined && value['rich_text_title'] === undefined
        ? 'must provide either title or rich_text_title'
        : undefined,
    ),
    whole((value) =>
      value['default_collapsed'] === true && value['is_collapsible'] !== true
        ? 'default_collapsed requires is_collapsible'
        : undefined,
    ),
  ),
  alert: onlyIn(
    ['modal'],
    object({
      type: oneOf('alert'),
      ...block,
      text: anyText(200),
      level: optional(oneOf('default', 'info', 'warning', 'error', 'success')),
    }),
  ),
};

/** The blocks that stand inside another one. */
export const childBlocks = (
  value: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] =>
  value['type'] === 'carousel' ? fieldsListOf(value['elements']) : fieldsListOf(value['child_blocks']);
