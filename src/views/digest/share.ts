import type { ActionsBlock } from '@slack/types';
import type { ProjectId } from '../../domain/ids.ts';
import { button, buttons } from '../blocks/buttons.ts';
import { lines } from '../blocks/section.ts';
import { type Message, message } from '../message.ts';
import { bold, mrkdwn } from '../text/mrkdwn.ts';

/** Under a digest that one person reads: to post it where they read it. */
export const shareButtons = (projectId: ProjectId): ActionsBlock | null =>
  buttons(button('Share here', 'digest:share', projectId));

export function renderDigestShared(project: string): Message {
  const first = mrkdwn`The digest of ${bold(project)} is posted here.`;
  return message(first, [lines(first)]);
}
