import type { Change } from '../domain/change.ts';
import { isUserId } from '../domain/ids.ts';
import type { Notice, NoticeRecipient } from '../domain/notice/notice.ts';
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
