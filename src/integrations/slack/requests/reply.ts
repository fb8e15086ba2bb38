import type { ModalView } from '@slack/types';
import type { Delivery } from './delivery.ts';

/** What goes back in an acknowledgement; each kind of request has its own way of carrying it. */
export type Reply =
  | { readonly kind: 'quiet' }
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'field-errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'view'; readonly view: ModalView };

/** Field errors under the blocks that Slack knows them by; Slack refuses those of a block it does not know. */
export function fieldErrors(
  delivery: Pick<Delivery, 'blockByName'>,
  errors: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, text]) => {
      const block = delivery.blockByName.get(name);
      return block === undefined ? [] : [[block, text] as const];
    }),
  );
}
