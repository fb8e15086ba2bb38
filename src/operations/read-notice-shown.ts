import type { NoticeId } from '../domain/ids.ts';
import type { NoticeShown } from '../domain/notice/notice-shown.ts';
import type { Ports } from '../ports.ts';

/** A notice as one recipient is to see it now; null where there is none for them. */
export async function readNoticeShown(
  { store }: Ports,
  asked: { readonly noticeId: NoticeId; readonly recipient: string },
): Promise<NoticeShown | null> {
  const { notices } = store;
  const [notice, recipient] = await Promise.all([
    notices.notice(asked.noticeId),
    notices.recipient(asked.noticeId, asked.recipient),
  ]);
  if (notice === null || recipient === null) return null;
  const [project, all, answers] = await Promise.all([
    store.project(notice.projectId),
    notices.noticesOf(notice.releaseId),
    notices.answers(notice.id),
  ]);
  const announcement = all.find(({ kind, id }) => kind === 'asn' && id !== notice.id);
  const had =
    announcement === undefined ? null : await notices.recipient(announcement.id, recipient.recipient);
  return {
    notice,
    project: project?.name ?? '',
    captains: project?.configuration.captains ?? [],
    recipient: recipient.recipient,
    via: recipient.via,
    isOutside: recipient.isOutside,
    announced:
      announcement === undefined || had?.state !== 'told'
        ? null
        : { first: announcement.firstFacts, last: announcement.facts },
    notedBy: answers
      .filter(({ kind, recipient: where }) => kind === 'noted' && where === recipient.recipient)
      .map(({ userId }) => userId),
    reviewedText: all.find(({ reviewed }) => reviewed?.outside != null)?.reviewed?.outside ?? null,
  };
}
