import type { KnownBlock, ModalView } from '@slack/types';
import { plain } from './text/escape.ts';

const longestTitle = 24;

/** A modal: its title and buttons cut to Slack's few characters, what it is about carried along. */
export function modal({
  title,
  submit,
  callback,
  context = '',
  blocks,
}: {
  readonly title: string;
  /** What the button reads, like the act; a modal that only shows something has none. */
  readonly submit?: string;
  readonly callback: string;
  readonly context?: string;
  readonly blocks: readonly KnownBlock[];
}): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: context,
    title: words(title),
    ...(submit === undefined ? {} : { submit: words(submit) }),
    close: words(submit === undefined ? 'Close' : 'Cancel'),
    blocks: blocks.slice(0, 100),
  };
}

const words = (text: string) => ({
  type: 'plain_text' as const,
  text: plain(text, longestTitle) || 'Waybill',
  emoji: false,
});
