import { createTask, type ScheduledTask } from 'node-cron';
import type { Due } from '../ports/due.ts';
import type { Log } from '../ports.ts';

/** The ticker: it asks for what is due every second, and cleans up once an hour. */
export function startTicking(due: Due, log: Log): { readonly stop: () => Promise<void> } {
  const guarded = (work: () => Promise<void>) => async () => {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, 'a tick failed; the next one tries again');
    }
  };
  const tasks: readonly ScheduledTask[] = [
    createTask('* * * * * *', guarded(due.enqueueDue), { noOverlap: true }),
    createTask('17 23 * * * *', guarded(due.forgetOld), { noOverlap: true }),
  ];
  for (const task of tasks) void task.start();
  return {
    stop: async () => {
      await Promise.all(tasks.map((task) => task.destroy()));
    },
  };
}
