import type { ModalView } from '@slack/types';
import type { Release } from '../domain/release/release.ts';
import { lines } from './blocks/section.ts';
import { type Message, message } from './message.ts';
import { modal } from './modal.ts';
import { plain } from './text/escape.ts';
import { bold, code, mrkdwn } from './text/mrkdwn.ts';

/** Slack takes no more in one list. */
const mostOptions = 100;

/** Asks which change a returned release is to be made without; it comes back under `change`. */
export function withoutView(
  project: string,
  { id, version, notes, closedBecause }: Pick<Release, 'id' | 'version' | 'notes' | 'closedBecause'>,
): ModalView {
  const options = notes.entries
    .flatMap(({ prNumber, title, sha }) => {
      const what = prNumber === undefined ? sha.slice(0, 7) : `#${prNumber}`;
      return [{ text: { type: 'plain_text' as const, text: plain(`${what} ${title}`, 75) }, value: what }];
    })
    .slice(0, mostOptions);
  const [first] = options;
  return modal({
    title: 'Cut without…',
    ...(first === undefined ? {} : { submit: 'Cut' }),
    callback: 'cut:without-submit',
    context: id,
    blocks: [
      lines(
        mrkdwn`The next patch release will be ${bold(`${project} ${version}`)} with a revert of what you choose, and nothing else new. It goes the usual way.`,
        closedBecause === null ? null : mrkdwn`${version} was returned: ${closedBecause}`,
        first === undefined
          ? mrkdwn`Its notes name no change. Say which: ${code(`/release cut without <PR or sha> of ${version}`)}`
          : null,
      ),
      ...(first === undefined
        ? []
        : [
            {
              type: 'input' as const,
              block_id: 'change',
              label: { type: 'plain_text' as const, text: 'Without', emoji: false },
              element: {
                type: 'static_select' as const,
                action_id: 'change',
                options,
                initial_option: first,
              },
            },
          ]),
    ],
  });
}

/** It is started: its card shows how it goes. */
export function renderMadeWithout(made: {
  readonly version: string;
  readonly from: string;
  readonly what: string;
}): Message {
  const first = mrkdwn`${bold(made.version)} is started: ${made.from} without ${code(made.what, 80)}. Its card and thread show how it goes.`;
  return message(first, [lines(first)]);
}
