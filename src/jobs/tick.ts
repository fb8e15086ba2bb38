import { createTask, type ScheduledTask } from 'node-cron';
import type { Due } from '../ports/due.ts';
import type { Log } from '../ports.ts';

type Ticker = {
  /** Asks at once, where the clock was moved by hand. */
  readonly tick: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The ticker: it asks for what is due every second, and cleans up once an hour. */
export function startTicking(due: Due, log: Log): Ticker {
  const guarded = (work: () => Promise<void>) => async () => {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, 'a tick failed; the next one tries again');
    }
  };
  const tick = guarded(due.enqueueDue);
  const options = {
    noOverlap: true,
    // A tick that was missed is nothing to tell: what is due is data, and the next tick finds it.
    suppressMissedWarning: true,
    logger: {
      info: () => undefined,
      // Its one warning left is that a tick takes longer than a second, which a busy database explains.
      warn: () => undefined,
      debug: () => undefined,
      error: (problem: string | Error) => log.error({ err: problem }, 'the ticker is in trouble'),
    },
  };
  const tasks: readonly ScheduledTask[] = [
    createTask('* * * * * *', tick, options),
    createTask('17 23 * * * *', guarded(due.forgetOld), options),
  ];
  for (const task of tasks) void task.start();
  return {
    tick,
    stop: async () => {
      await Promise.all(tasks.map(async (task) => task.destroy()));
    },
  };
}
