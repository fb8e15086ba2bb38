import type { MessageContent } from '../domain/outbox/message.ts';
import { renderAnnouncement } from './announcements.ts';
import { renderCard } from './card.ts';
import type { Message } from './message.ts';

/** A kept message as it is to be sent. */
export function drawMessage(content: MessageContent): Message {
  return content.kind === 'card'
    ? renderCard(content.card, content.now)
    : renderAnnouncement(content.announcement);
}
