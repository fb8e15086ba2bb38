import type { NoticeShown } from '../../domain/notice/notice-shown.ts';
import { buttons } from '../blocks/buttons.ts';
import { renderDigest } from '../digest/digest.ts';
import type { Message } from '../message.ts';
import { advanceNotice } from './advance.ts';
import { endButton, footer } from './footer.ts';
import { mineNotice } from './mine.ts';
import { outsideNotice } from './outside.ts';
import { proofOfDelivery } from './proof.ts';
import { failureNotice, returnNotice } from './setbacks.ts';

/** A notice as one recipient reads it. */
export function renderNotice(shown: NoticeShown): Message {
  if (shown.isOutside) return outsideNotice(shown);
  const { facts } = shown.notice;
  switch (facts.kind) {
    case 'asn':
      return advanceNotice(shown, facts);
    case 'pod':
      return proofOfDelivery(shown, facts);
    case 'returned':
      return returnNotice(shown, facts);
    case 'failure':
      return failureNotice(shown, facts);
    case 'digest':
      return renderDigest(shown.project, facts, {
        footer: footer(shown, 'Digest'),
        buttons: buttons(endButton(shown)),
      });
    case 'mine':
      return mineNotice(shown, facts);
    default:
      return facts satisfies never;
  }
}
