import type { ModalView, SectionBlock } from '@slack/types';
import { modal } from './modal.ts';
import { plain } from './text/escape.ts';

/**
 * What a person reads when a request was not taken in as usual, before any command has seen it. Fixed
 * sentences: nothing from outside goes into them but a reference of ours.
 */

/** A bug: the log has the same reference. */
export const brokeSentence = (reference: string): string =>
  `Something broke on my side. Please try again; if it happens again, give your admin the reference ${reference}.`;

/** *Late*: the database did not answer in time, and may still take the request. *Failed*: it did not take it. */
export const notKeptSentence = (why: 'late' | 'failed', reference: string): string =>
  why === 'failed'
    ? `I cannot reach my database, so I could not write your request down and did nothing. Please try again in a minute. Reference: ${reference}.`
    : `My database is too slow to answer, so I cannot tell whether your request was written down. Please look at the status before you try again. Reference: ${reference}.`;

export const windowNotOpenedSentence = (isSaidInstead: boolean): string =>
  isSaidInstead
    ? 'I could not open the window. Nothing was changed. What belongs in it comes as a message.'
    : 'I could not open the window in time. Nothing was changed. Please try again. `/release help` shows what can be typed without a window.';

/** What a modal shows until the work that fills it is done: what opens one is valid for three seconds. */
export const loadingView = (title: string): ModalView =>
  modal({ title, callback: 'loading', blocks: [sentenceBlock('One moment …')] });

/** A sentence in a modal, where there is no message to say it in. */
export const problemView = (sentence: string): ModalView =>
  modal({ title: 'Waybill', callback: 'problem', blocks: [sentenceBlock(sentence)] });

const sentenceBlock = (sentence: string): SectionBlock => ({
  type: 'section',
  text: { type: 'plain_text', text: plain(sentence, 3000) || '–', emoji: false },
});
