import { type WokenWork, wokenWork } from '../domain/job.ts';
import type { Due } from '../ports/due.ts';
import type { CommitTools } from './commit.ts';
import { findDue } from './find-due.ts';
import { fireSchedules } from './schedules.ts';

const keepRequestsForMs = 30 * 24 * 3_600_000;

/**
 * What the clock asks for. The due times are data, so that they survive restarts and follow Waybill's
 * own clock; asking twice is harmless, because each kind of work waits at most once per key.
 */
export function dueWork(tools: CommitTools): Due {
  const { db, queue, clock } = tools;
  return {
    enqueueDue: async () => {
      const now = clock.now();
      await db.transaction().execute(async (trx) => {
        const due: { readonly work: WokenWork; readonly keys: readonly string[] }[] = [];
        for (const work of wokenWork) due.push({ work, keys: (await findDue[work]?.(trx, now)) ?? [] });
        // Kind by kind in the order of commits, so that the two never wait for each other's keys.
        for (const { work, keys } of due) await queue.wake(trx, work, keys);
      });
      // Last: whatever is wrong with a schedule, the rest of what is due goes on.
      await fireSchedules(tools);
    },
    forgetOld: async () => {
      const before = new Date(clock.now().getTime() - keepRequestsForMs);
      await db.deleteFrom('requests').where('receivedAt', '<', before).execute();
      await db.deleteFrom('githubDeliveries').where('receivedAt', '<', before).execute();
    },
  };
}
