import type { ModalView } from '@slack/types';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { modal } from '../modal.ts';
import { bold, code, mrkdwn, nothing } from '../text/mrkdwn.ts';

/** Asks for the reason of an act; it comes back under `reason`, with what it is about. */
export function reasonView(asked: {
  readonly title: string;
  readonly submit: string;
  readonly callback: string;
  readonly context: string;
  readonly about: { readonly candidate: string; readonly environment: string; readonly gate?: string };
  /** Shorter text is not taken. */
  readonly least: number;
}): ModalView {
  const { gate } = asked.about;
  return modal({
    title: asked.title,
    submit: asked.submit,
    callback: asked.callback,
    context: asked.context,
    blocks: [
      lines(
        mrkdwn`${bold(asked.about.candidate)} to ${bold(asked.about.environment)}${gate === undefined ? nothing : mrkdwn`, against the gate ${bold(gate)}`}`,
      ),
      {
        type: 'input',
        block_id: 'reason',
        label: { type: 'plain_text', text: 'Why', emoji: false },
        hint: { type: 'plain_text', text: 'Recorded, and told in the channel.', emoji: false },
        element: {
          type: 'plain_text_input',
          action_id: 'reason',
          multiline: true,
          min_length: asked.least,
          max_length: 1000,
        },
      },
    ],
  });
}

/** What can be typed in place of a window that asks why. */
export function renderTyped(title: string, form: string): Message {
  const words = mrkdwn`${bold(title)} as text: ${code(`/release ${form}`, 250)}`;
  return message(words, [lines(words)]);
}
