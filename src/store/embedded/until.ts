import { setTimeout as wait } from 'node:timers/promises';

/** Looks again and again until there is an answer; nothing when the time is up. */
export async function until<Answer>(
  look: () => Answer | undefined | Promise<Answer | undefined>,
  { withinMs, everyMs = 20 }: { readonly withinMs: number; readonly everyMs?: number },
): Promise<Answer | undefined> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await look();
    if (answer !== undefined || performance.now() > end) return answer;
    await wait(everyMs);
  }
}
