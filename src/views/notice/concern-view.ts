import type { ModalView } from '@slack/types';
import type { UserId } from '../../domain/ids.ts';
import { lines } from '../blocks/section.ts';
import { modal } from '../modal.ts';
import { mention } from '../text/mention.ts';
import { bold, type Mrkdwn, mrkdwn } from '../text/mrkdwn.ts';

/** Asks a stakeholder what they are concerned about. */
export const concernView = (context: string, version: string): ModalView =>
  asking({
    title: 'Concern',
    callback: 'subscribe:concern-submit',
    submit: 'Raise',
    context,
    about: mrkdwn`What concerns you about ${bold(version)}? A captain is asked, and answers under the notice.`,
    label: 'Your concern',
  });

/** Asks a captain for the answer to a concern. */
export const answerView = (
  context: string,
  { version, concern, by }: { readonly version: string; readonly concern: string; readonly by: UserId },
): ModalView =>
  asking({
    title: 'Answer',
    callback: 'subscribe:answer-submit',
    submit: 'Answer',
    context,
    about: mrkdwn`${mention(by)} on ${bold(version)}: ${concern}`,
    label: 'Your answer',
  });

function asking(asked: {
  readonly title: string;
  readonly callback: string;
  readonly submit: string;
  readonly context: string;
  readonly about: Mrkdwn;
  readonly label: string;
}): ModalView {
  const { title, callback, submit, context } = asked;
  return modal({
    title,
    callback,
    submit,
    context,
    blocks: [
      lines(asked.about),
      {
        type: 'input',
        block_id: 'reason',
        label: { type: 'plain_text', text: asked.label, emoji: false },
        element: { type: 'plain_text_input', action_id: 'reason', multiline: true, max_length: 1000 },
      },
    ],
  });
}
