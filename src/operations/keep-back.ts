import type { Change } from '../domain/change.ts';
import { isUserId } from '../domain/ids.ts';
import type { Notice, NoticeRecipient } from '../domain/notice/notice.ts';
import { isOvertaken } from '../domain/notice/overtaken.ts';
import { mayWait, quietUntil } from '../domain/notice/quiet-hours.ts';
import type { Ports } from '../ports.ts';

/** Until when each of some recipients is left alone, by their own quiet hours; nobody else is named. */
export async function quietAmong(
  { store, clock }: Ports,
  { kind }: Notice,
  batch: readonly NoticeRecipient[],
): Promise<ReadonlyMap<string, Date>> {
  if (!mayWait(kind)) return new Map();
  const people = batch.map(({ recipient }) => recipient).filter(isUserId);
  const hours = await store.notices.quietHours(people);
  const now = clock.now();
  return new Map(
    hours.flatMap((each) => {
      const until = quietUntil(each, now);
      return until === null ? [] : [[each.id, until] as const];
    }),
  );
}

/** What they are to get waits until then, and comes as it is by then. */
export const keptBack = (
  batch: readonly NoticeRecipient[],
  quiet: ReadonlyMap<string, Date>,
): readonly Change[] =>
  batch.flatMap(({ id, revision, recipient }): readonly Change[] => {
    const notBefore = quiet.get(recipient);
    return notBefore === undefined ? [] : [{ update: 'noticeRecipients', id, revision, set: { notBefore } }];
  });

/** Those from whom a notice was kept back until it was stale. */
export async function overtakenAmong(
  { store }: Ports,
  notice: Notice,
  batch: readonly NoticeRecipient[],
): Promise<readonly NoticeRecipient[]> {
  const waited = batch.filter(({ notBefore }) => notBefore !== null);
  if (waited.length === 0) return [];
  const later = (await store.notices.noticesOf(notice.releaseId)).filter(({ id }) => id > notice.id);
  const found: NoticeRecipient[] = [];
  for (const each of waited) {
    const theirs: Notice[] = [];
    for (const one of later) {
      const row = await store.notices.recipient(one.id, each.recipient);
      if (row?.state === 'told' || row?.state === 'wanted') theirs.push(one);
    }
    if (isOvertaken(notice, each, theirs)) found.push(each);
  }
  return found;
}

/** It does not come any more. */
export const overtaken = ({ id, revision }: NoticeRecipient): Change => ({
  update: 'noticeRecipients',
  id,
  revision,
  set: { state: 'overtaken', notBefore: null },
});
