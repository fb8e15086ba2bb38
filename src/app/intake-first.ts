import type { Inbox } from '../ports/inbox.ts';

type IntakeFirst = {
  readonly inbox: Inbox;
  /** Resolves at once; while many requests are being kept, when they are, or after three seconds. */
  readonly whenQuiet: () => Promise<void>;
};

/**
 * Has answers step back while many requests come in at once: Slack waits three seconds until one is kept, and half
 * an hour for its answer. Answers go on all the same, if slowly.
 */
export function intakeFirst(
  inbox: Inbox,
  { many = 8, longestMs = 3_000 }: { readonly many?: number; readonly longestMs?: number } = {},
): IntakeFirst {
  let beingKept = 0;
  const waiting = new Set<() => void>();
  const counted = async <T>(keep: () => Promise<T>): Promise<T> => {
    beingKept += 1;
    try {
      return await keep();
    } finally {
      beingKept -= 1;
      if (beingKept < many) for (const goOn of waiting) goOn();
    }
  };
  return {
    inbox: {
      accept: (key, asked) => counted(() => inbox.accept(key, asked)),
      acceptDelivery: (delivery) => counted(() => inbox.acceptDelivery(delivery)),
    },
    whenQuiet: async () => {
      if (beingKept < many) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, longestMs);
      waiting.add(resolve);
      await promise;
      clearTimeout(timer);
      waiting.delete(resolve);
    },
  };
}
