import { createTask } from 'node-cron';
import type { Due } from '../ports/due.ts';
import type { Log } from '../ports.ts';

type Ticker = {
  /** Asks at once, where the clock was moved by hand. */
  readonly tick: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const secondMs = 1_000;

/**
 * Begins work every second, and never twice at a time. Deliberately not node-cron's: after a machine was suspended it
 * goes through each second that was missed, and nothing else runs for seconds per day; what is due is data anyway.
 */
function everySecond(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  const timer = setInterval(() => {
    underWay ??= work().finally(() => {
      underWay = null;
    });
  }, secondMs);
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}

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
  const stopSeconds = everySecond(tick);
  const hourly = createTask('17 23 * * * *', guarded(due.forgetOld), {
    noOverlap: true,
    // What is old is so in the next hour too.
    suppressMissedWarning: true,
    logger: {
      info: () => undefined,
      warn: () => undefined,
      debug: () => undefined,
      error: (problem: string | Error) => log.error({ err: problem }, 'the ticker is in trouble'),
    },
  });
  void hourly.start();
  return {
    tick,
    stop: async () => {
      await Promise.all([stopSeconds(), hourly.destroy()]);
    },
  };
}
