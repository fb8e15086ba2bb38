import { fieldsOf, stringOf, wordsOf } from './json.ts';
import { blockLines } from './rendering/block-text.ts';
import { mrkdwnText } from './rendering/mrkdwn-text.ts';
import type { Reader } from './rendering/reader.ts';
import type { MessageVersion } from './workspace/message.ts';
import type { View } from './workspace/view.ts';

/** A message as a person sees it, as plain text: blocks where there are any, else its text. */
export const messageText = (
  version: Pick<MessageVersion, 'text' | 'blocks' | 'attachments'>,
  reader: Reader,
): string => {
  const own =
    version.blocks.length > 0 ? blockLines(version.blocks, reader) : [mrkdwnText(version.text, reader)];
  const attached = version.attachments.flatMap((each) =>
    Array.isArray(each['blocks'])
      ? blockLines(each['blocks'], reader)
      : [mrkdwnText(stringOf(each['text']) ?? stringOf(each['fallback']) ?? '', reader)],
  );
  return [...own, ...attached.map((line) => `┃ ${line}`)].join('\n');
};

/** A modal or an App Home as plain text, with its errors and its buttons. */
export const viewText = (
  view: Pick<View, 'content' | 'errors' | 'trouble' | 'type'>,
  reader: Reader,
): string => {
  const title = view.type === 'modal' ? [`── ${wordsOf(view.content['title'])} ──`] : [];
  const errors = Object.entries(view.errors).map(([block, words]) => `✕ ${block}: ${words}`);
  const trouble = view.trouble === undefined ? [] : [`✕ ${view.trouble}`];
  const buttons = [wordsOf(fieldsOf(view.content)['close']), wordsOf(view.content['submit'])]
    .filter((each) => each !== '')
    .map((each) => `[${each}]`)
    .join(' ');
  const lines = [...title, ...trouble, ...blockLines(view.content['blocks'], reader), ...errors];
  return [...lines, ...(buttons === '' ? [] : [buttons])].join('\n');
};
