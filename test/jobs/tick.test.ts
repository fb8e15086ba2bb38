import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTicking } from '../../src/jobs/tick.ts';

const weekMs = 7 * 86_400_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function ticking(work: () => Promise<void>) {
  return startTicking({ enqueueDue: work, forgetOld: async () => undefined }, quiet);
}

test.each([weekMs, -weekMs])(
  'a machine whose clock jumps by %i ms, asleep or set, goes on in the next second',
  async (jumpMs) => {
    let ticks = 0;
    const ticker = ticking(async () => {
      ticks += 1;
    });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(ticks).toBe(3);
    vi.setSystemTime(Date.now() + jumpMs);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ticks).toBe(5);
    await ticker.stop();
  },
);

test('a tick that takes long is waited for, and one that fails is followed by the next', async () => {
  const begun: (() => void)[] = [];
  const ticker = ticking(
    () =>
      new Promise((resolve, reject) => {
        begun.push(begun.length === 0 ? resolve : () => reject(new Error('the database is away')));
      }),
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect(begun).toHaveLength(1);
  begun[0]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  begun[1]?.();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(begun).toHaveLength(3);
  begun[2]?.();
  await ticker.stop();
});
