import { boolean, type Check, list, object, oneOf, onlyIn, optional } from './check.ts';
import { blockId } from './composition.ts';
import { actionElement, contextActionElement, inputElement } from './elements.ts';
import { plainText } from './text-object.ts';

const block = { block_id: optional(blockId) };

/** Blocks to act on: actions, context actions, input. */
export const interactiveBlocks: Readonly<Record<string, Check>> = {
  actions: object({ type: oneOf('actions'), ...block, elements: list(actionElement, 25, 1) }),
  context_actions: onlyIn(
    ['message'],
    object({ type: oneOf('context_actions'), ...block, elements: list(contextActionElement, 5, 1) }),
  ),
  input: object({
    type: oneOf('input'),
    ...block,
    label: plainText(2000),
    element: inputElement,
    hint: optional(plainText(2000)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
  }),
};
