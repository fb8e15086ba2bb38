import type { NoticeId } from '../domain/ids.ts';
import { gaveUp } from '../domain/notice/give-up.ts';
import type { Ports } from '../ports.ts';

/** A recipient could not be reached: kept with them, and told to the captains, once for each release and problem. */
export async function reportUndeliverable(
  { store, clock }: Ports,
  { noticeId, recipient }: { readonly noticeId: NoticeId; readonly recipient: string },
  problem: string,
): Promise<void> {
  const [notice, row] = await Promise.all([
    store.notices.notice(noticeId),
    store.notices.recipient(noticeId, recipient),
  ]);
  const project = notice === null ? null : await store.project(notice.projectId);
  if (notice === null || row === null || project === null) return;
  // Said before, by a process that died before it could keep the rest.
  if (row.state === 'undeliverable' && row.problem === problem) return;
  await store.commit(gaveUp(project, notice, row, { problem, now: clock.now() }));
}
