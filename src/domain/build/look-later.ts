const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** So many looks after which one in a minute is often enough. */
export const rarely = 30;

/**
 * When to look at GitHub again after so many looks. Webhooks are faster; this is what carries a build
 * home where none arrives.
 */
export function lookLater(now: Date, looks: number): Date {
  const waitMs = looks < 10 ? 3 * second : looks < rarely ? 15 * second : minute;
  return new Date(now.getTime() + waitMs);
}

/**
 * When to look again at a build that ended badly: its run may be repeated on GitHub, or appear after
 * all. Ever less often; null after a day, when only a webhook brings it back.
 */
export function lookBack(now: Date, endedAt: Date): Date | null {
  const sinceMs = now.getTime() - endedAt.getTime();
  if (sinceMs >= 24 * hour) return null;
  return new Date(now.getTime() + (sinceMs < hour ? minute : 10 * minute));
}
