import { parseNoticeRecipientId, parseProjectId } from '../../../src/domain/ids.ts';
import { answerView, concernView } from '../../../src/views/notice/concern-view.ts';
import { renderNoticeDone } from '../../../src/views/notice/done.ts';
import { renderFailedNotices } from '../../../src/views/notice/failed.ts';
import { renderNotice } from '../../../src/views/notice/notice.ts';
import { reviewView } from '../../../src/views/notice/review-view.ts';
import { renderSubscriptions } from '../../../src/views/notice/subscriptions.ts';
import type { Drawing } from './all-views.ts';
import { noticesWith, sampleAdvance, sampleNotice, sampleProof } from './notices.ts';
import { captain } from './release.ts';

/** Every view of notices, drawn with a text from outside in each place. */
export function noticeViews(text: string, changes: number): readonly Drawing[] {
  const wishes = Array.from({ length: Math.min(changes, 260) }, (_, at) => ({
    to: at % 2 === 0 ? `mailto:${text}` : captain,
    kinds: ['asn', 'pod', 'digest', 'failure'] as const,
    environments: [text],
    labels: [text],
    via: at % 3 === 0 ? 'waybill.yaml' : captain,
    since: null,
    isTheirs: at % 2 === 1,
  }));
  const recipient = `mailto:${text}`;
  const projectId = parseProjectId('00000000-0000-7000-8000-000000000001');
  const list = { project: text, projectId, viewer: captain, wishes };
  const reviewed = {
    by: captain,
    at: '2026-11-23T09:00:00.000Z',
    inside: text.slice(0, 2900),
    outside: null,
  };
  return [
    { view: 'renderNotice', drawn: noticesWith(text).map(renderNotice) },
    {
      view: 'renderSubscriptions',
      drawn: [true, false].map((is) => renderSubscriptions({ ...list, hasDeclined: is, isPartial: is })),
    },
    {
      view: 'renderFailedNotices',
      drawn: [0, 10].map((count) =>
        renderFailedNotices({
          project: text,
          failed: Array.from({ length: count }, () => ({
            id: parseNoticeRecipientId('00000000-0000-7000-8000-000000000009'),
            kind: 'asn',
            version: text,
            recipient,
            problem: `webhook-${text}`,
            at: new Date('2026-11-23T09:00:00Z'),
          })),
          more: count * 20,
          trying: count,
        }),
      ),
    },
    {
      view: 'renderNoticeDone',
      drawn: [
        renderNoticeDone({
          kind: 'subscribed',
          project: text,
          recipient,
          kinds: ['asn', 'pod'],
          environments: [text],
          labels: Array.from({ length: 20 }, () => text),
          secret: text,
          waitsFor: `domain:${text}`,
        }),
        renderNoticeDone({ kind: 'unsubscribed', project: text, recipient, isNamedElsewhere: true }),
        ...(['acceptance', 'review', null] as const).map((waitsFor) =>
          renderNoticeDone({ kind: 'resent', recipient, version: text, waitsFor }),
        ),
        renderNoticeDone({ kind: 'accepted', id: `domain:${text}` }),
        ...(['noted', 'concern-raised', 'concern-answered', 'reviewed'] as const).map((kind) =>
          renderNoticeDone({ kind, version: text }),
        ),
      ],
    },
    { view: 'concernView', drawn: [concernView('x', text)] },
    { view: 'answerView', drawn: [answerView('x', { version: text, concern: text, by: captain })] },
    {
      view: 'reviewView',
      drawn: [
        reviewView(text, sampleNotice(sampleAdvance(text), { state: 'held' })),
        reviewView(text, sampleNotice(sampleAdvance(text), { reviewed })),
        reviewView(text, sampleNotice(sampleProof(text))),
      ],
    },
  ];
}
