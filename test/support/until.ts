import { setTimeout as wait } from 'node:timers/promises';

/** Waits until a condition holds, looking again and again, and fails when it does not come about. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`still not so after ${withinMs} ms: ${what}`);
    await wait(10);
  }
}
