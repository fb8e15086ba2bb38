const second = 1000;

/**
 * When to look at GitHub again after so many looks. Webhooks are faster; this is what carries a build
 * home where none arrives.
 */
export function lookLater(now: Date, looks: number): Date {
  const waitMs = looks < 3 ? 3 * second : looks < 20 ? 15 * second : 60 * second;
  return new Date(now.getTime() + waitMs);
}
