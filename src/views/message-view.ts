import type { ModalView } from '@slack/types';
import { type Message } from './message.ts';
import { modal } from './modal.ts';

/** A message in a modal, where one was opened for an answer that turned out to be words. */
export const messageView = (title: string, { blocks }: Message): ModalView =>
  modal({ title, callback: 'message', blocks });
