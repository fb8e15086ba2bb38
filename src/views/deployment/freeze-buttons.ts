import type { ActionsBlock } from '@slack/types';
import type { FreezeId } from '../../domain/ids.ts';
import type { FreezeScope } from '../../domain/policy/freeze-scope.ts';
import { button, buttons } from '../blocks/buttons.ts';

/** To end freezes by a click: the first five of a list, each by what it stops. */
export const freezeButtons = (
  freezes: readonly { readonly id: FreezeId; readonly scope: FreezeScope; readonly isPlanned: boolean }[],
): ActionsBlock | null =>
  buttons(
    ...freezes.slice(0, 5).map(({ id, scope, isPlanned }, at) =>
      button(freezes.length === 1 ? 'End the freeze' : `End: ${scopeText(scope)}`, `freeze:end:${at}`, id, {
        question: {
          title: 'End this freeze?',
          text: isPlanned
            ? 'It does not begin then, and that is said in the channel.'
            : 'What waits for it goes on at once, and that is said in the channel.',
          yes: 'End it',
        },
      }),
    ),
  );

function scopeText(scope: FreezeScope): string {
  if (scope.kind === 'everything') return 'everything';
  return scope.kind === 'project' ? scope.project : `${scope.project} ${scope.environment}`;
}
