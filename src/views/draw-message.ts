import type { MessageContent } from '../domain/outbox/message.ts';
import { renderAnnouncement } from './announcements.ts';
import { renderCard } from './card.ts';
import { renderRequest } from './deployment/request.ts';
import type { Message } from './message.ts';
import { renderNotice } from './notice/notice.ts';

import { renderTrain } from './schedule/train.ts';

/** A kept message as it is to be sent. */
export function drawMessage(content: MessageContent): Message {
  switch (content.kind) {
    case 'card':
      return renderCard(content.card, content.now);
    case 'request':
      return renderRequest(content.request, content.now);
    case 'notice':
      return renderNotice(content.shown);
    case 'train':
      return renderTrain(content.shown);
    case 'announcement':
      return renderAnnouncement(content.announcement);
    default:
      return content satisfies never;
  }
}
