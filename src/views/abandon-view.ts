import type { ModalView } from '@slack/types';
import type { Release } from '../domain/release/release.ts';
import { lines } from './blocks/section.ts';
import { modal } from './modal.ts';
import { bold, mrkdwn } from './text/mrkdwn.ts';

/** Asks for the reason to abandon a release; it comes back under `reason`, with the release's id. */
export function abandonView(project: string, release: Pick<Release, 'id' | 'version'>): ModalView {
  return modal({
    title: 'Abandon release',
    submit: 'Abandon',
    callback: 'abandon:submit',
    context: release.id,
    blocks: [
      lines(
        mrkdwn`${bold(`${project} ${release.version}`)} is closed for good, and its version is not used again. A build that is under way is not stopped.`,
      ),
      {
        type: 'input',
        block_id: 'reason',
        label: { type: 'plain_text', text: 'Why', emoji: false },
        hint: { type: 'plain_text', text: 'Recorded, and shown on the card.', emoji: false },
        element: {
          type: 'plain_text_input',
          action_id: 'reason',
          multiline: true,
          min_length: 1,
          max_length: 1000,
        },
      },
    ],
  });
}
