import { all, boolean, type Check, list, object, oneOf, onlyIn, optional, string, whole } from './check.ts';
import { blockId } from './composition.ts';
import { accessory, contextElement } from './elements.ts';
import { richText } from './rich-text.ts';
import { anyText, plainText } from './text-object.ts';

const block = { block_id: optional(blockId) };

/** Blocks that hold words: section, header, context, divider, markdown, rich text. */
export const textBlocks: Readonly<Record<string, Check>> = {
  section: all(
    object({
      type: oneOf('section'),
      ...block,
      text: optional(anyText(3000)),
      fields: optional(list(anyText(2000), 10, 1)),
      accessory: optional(accessory),
      expand: optional(boolean),
    }),
    whole((section) =>
      section['text'] === undefined && section['fields'] === undefined
        ? 'must provide either text or fields'
        : undefined,
    ),
  ),
  header: object({ type: oneOf('header'), ...block, text: plainText(150) }),
  context: object({ type: oneOf('context'), ...block, elements: list(contextElement, 10, 1) }),
  divider: object({ type: oneOf('divider'), ...block }),
  markdown: onlyIn(['message'], object({ type: oneOf('markdown'), ...block, text: string(12_000, 1) })),
  rich_text: richText,
};
