import { setTimeout as rest } from 'node:timers/promises';

type Waiting = { readonly give: (filled: Filled) => void };

/** What belongs in a window, and whom to tell what became of it. */
type Filled = { readonly view: object; readonly shown: (isOpen: boolean) => void };

/** Windows that have not opened yet because what belongs in them may be ready in a moment. */
export type AwaitedViews = {
  /** Waits a little for what belongs in a window, if its trigger leaves time; null where it takes longer. */
  readonly await: (externalId: string, spentMs: number) => Promise<Filled | null>;
  /** Gives a waiting window what belongs in it, and says whether it opened; null where none waits. */
  readonly give: (externalId: string, view: object) => Promise<boolean> | null;
};

/** A trigger opens a window for three seconds: most work is done in less than one, the rest opens it unfilled. */
const patienceMs = 900;
/** Later than that after a press, nothing is waited for: Slack takes its time to open a window, too. */
const openWithinMs = 1_800;

export function awaitViews(): AwaitedViews {
  const waiting = new Map<string, Waiting>();
  return {
    await: async (externalId, spentMs) => {
      const leftMs = Math.min(patienceMs, openWithinMs - spentMs);
      if (leftMs <= 0) return null;
      const { promise, resolve } = Promise.withResolvers<Filled>();
      const ended = new AbortController();
      waiting.set(externalId, { give: resolve });
      try {
        return await Promise.race([promise, rest(leftMs, null, { signal: ended.signal })]);
      } finally {
        waiting.delete(externalId);
        ended.abort();
      }
    },
    give: (externalId, view) => {
      const window = waiting.get(externalId);
      if (window === undefined) return null;
      // Taken: what comes afterwards fills the window that is open then.
      waiting.delete(externalId);
      return new Promise((shown) => window.give({ view, shown }));
    },
  };
}
