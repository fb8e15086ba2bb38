import type { Log } from '../../../ports.ts';

/** Work that outlives the acknowledgement: opening a window, telling a person. Stopping waits for it. */
export type Background = {
  readonly run: (what: string, work: () => Promise<void>) => void;
  readonly finished: () => Promise<void>;
};

export function runInBackground(log: Log): Background {
  const running = new Set<Promise<void>>();
  return {
    run: (what, work) => {
      const run = work()
        .catch((error: unknown) => log.error({ err: error, what }, 'work after an acknowledgement failed'))
        .finally(() => running.delete(run));
      running.add(run);
    },
    finished: async () => {
      await Promise.allSettled(running);
    },
  };
}
