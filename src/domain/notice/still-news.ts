import type { Notice } from './notice.ts';

/** Nobody who had to wait for it reads last week's news. */
const oldestMs = 24 * 3_600_000;

/**
 * Whether a notice is worth telling somebody who has had nothing of it yet: what is still to come is, however long ago
 * it was announced, and what has happened is for a day.
 */
export function isStillNews({ facts, createdAt, state }: Notice, now: Date): boolean {
  const isRecent = (at: Date): boolean => now.getTime() - at.getTime() <= oldestMs;
  if (facts.kind !== 'asn') return isRecent(createdAt);
  const { progress } = facts;
  switch (progress.kind) {
    case 'coming':
    case 'held-up':
    case 'under-way':
      return state !== 'closed';
    case 'arrived':
      return isRecent(new Date(progress.at));
    case 'returned':
    case 'abandoned':
      return false;
    default:
      return progress satisfies never;
  }
}
