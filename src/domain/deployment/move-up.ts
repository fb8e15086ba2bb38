import type { Deployment } from './deployment.ts';
import { queueOrder } from './lane.ts';

/** A new rank for one of the queue. */
export type NewRank = { readonly deployment: Deployment; readonly rank: number };

/**
 * The ranks that bring a queued deployment one place forward: its own, and those of the ones before it where
 * ranks are equal. Null where it is the first already. Those behind keep their ranks, and so does whoever
 * comes later.
 */
export function moveUp(queued: readonly Deployment[], moved: Deployment): readonly NewRank[] | null {
  const order = queueOrder(queued);
  const at = order.findIndex(({ id }) => id === moved.id);
  const overtaken = order[at - 1];
  if (at < 1 || overtaken === undefined) return null;
  const ranks: NewRank[] = [{ deployment: order[at] ?? moved, rank: overtaken.rank - 1 }];
  for (const before of order.slice(0, at - 1).toReversed()) {
    const next = ranks.at(-1)?.rank ?? 0;
    if (before.rank < next) break;
    ranks.push({ deployment: before, rank: next - 1 });
  }
  return ranks;
}
