import type { NoticeId } from '../domain/ids.ts';
import { undeliverable } from '../domain/notice/deliver.ts';
import type { Ports } from '../ports.ts';

/** A recipient could not be reached: kept with them, and told to the captains, once for each release and problem. */
export async function reportUndeliverable(
  { store }: Ports,
  { noticeId, recipient }: { readonly noticeId: NoticeId; readonly recipient: string },
  problem: string,
): Promise<void> {
  const [notice, row] = await Promise.all([
    store.notices.notice(noticeId),
    store.notices.recipient(noticeId, recipient),
  ]);
  const project = notice === null ? null : await store.project(notice.projectId);
  if (notice === null || row === null || project === null) return;
  await store.commit({
    changes: [
      {
        update: 'noticeRecipients',
        id: row.id,
        revision: row.revision,
        set: { state: 'undeliverable', problem },
      },
    ],
    events: [],
    effects: [undeliverable(project, notice, recipient, problem)],
  });
}
