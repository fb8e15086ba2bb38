import type { StoreLog } from './log.ts';

const AGAIN_AFTER_MS = 60_000;

/** Warns of the same thing at most once a minute: a database that is away would otherwise fill the log. */
export function sayOnce(log: StoreLog): (message: string) => void {
  const saidAt = new Map<string, number>();
  return (message) => {
    const now = performance.now();
    const before = saidAt.get(message);
    if (before !== undefined && now - before < AGAIN_AFTER_MS) return;
    // Messages with numbers in them would pile up.
    if (saidAt.size > 100) saidAt.clear();
    saidAt.set(message, now);
    log.warn(message);
  };
}
