import type { Button } from '@slack/types';
import type { PickId } from '../../domain/ids.ts';
import { button } from '../blocks/buttons.ts';

/** On what says that a pull request was closed without a merge. A card may have several, which are numbered. */
export function reopenButton(
  { id, prNumber }: { readonly id: PickId; readonly prNumber: number | null },
  at: number | null = null,
): Button {
  const label = prNumber === null ? 'Reopen' : `Reopen #${prNumber}`;
  return button(label, at === null ? 'pick:reopen' : `pick:reopen:${at}`, id);
}
