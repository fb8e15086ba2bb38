import type { KnownBlock } from '@slack/types';
import { cutMarkup } from './text/cut-markup.ts';
import type { Mrkdwn } from './text/mrkdwn.ts';

/** A message as Slack takes it: blocks to look at, and the text of notifications and screen readers. */
export type Message = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/** Slack advises 4,000 and cuts at 40,000; a notification shows far less than either. */
const longestText = 3000;

const mostBlocks = 50;

/**
 * Puts a message together so that Slack takes it. Views keep themselves short and say what they left
 * out; where one is too long all the same, what is cut is said here, and what can be pressed stays.
 */
export function message(summary: Mrkdwn, blocks: readonly (KnownBlock | null)[]): Message {
  const present = blocks.filter((block) => block !== null);
  return { text: cutMarkup(summary, longestText).mrkdwn, blocks: fitBlocks(present, mostBlocks) };
}

/** At most so many blocks: the first ones, a word about what is missing, and the last buttons. */
export function fitBlocks(blocks: readonly KnownBlock[], most: number): readonly KnownBlock[] {
  if (blocks.length <= most) return blocks;
  const buttons = new Set<KnownBlock>(blocks.filter((block) => block.type === 'actions').slice(-3));
  const others = blocks.filter((block) => !buttons.has(block));
  const kept = others.slice(0, most - buttons.size - 1);
  const left = others.length - kept.length;
  const said: KnownBlock = {
    type: 'context',
    elements: [
      { type: 'plain_text', text: `This is too long for one message: ${left} more parts are not shown.` },
    ],
  };
  return [...kept, said, ...buttons];
}
