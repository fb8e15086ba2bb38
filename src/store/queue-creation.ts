import type { PgBoss } from 'pg-boss';
import { type QueueDefinition, toQueueOptions } from './queue-definition.ts';
import { StoreUnusable } from './unusable.ts';

/** Makes the queues that are missing, and brings what can change in the others up to their definitions. */
export async function createQueues(
  boss: PgBoss,
  queues: { readonly [name: string]: QueueDefinition },
): Promise<void> {
  // A dead letter queue has to exist before the queues that name it.
  const inOrder = Object.entries(queues).toSorted(
    ([, a], [, b]) => Number(a.deadLetter !== undefined) - Number(b.deadLetter !== undefined),
  );
  for (const [name, definition] of inOrder) {
    const { policy, ...changeable } = toQueueOptions(definition);
    await boss.createQueue(name, { policy, ...changeable });
    const existing = await boss.getQueue(name);
    if (existing?.policy !== policy) {
      throw new StoreUnusable(
        `The queue ${name} was made by a Waybill that orders it otherwise (${existing?.policy ?? 'unknown'}): start that version, or restore a database that this one made.`,
      );
    }
    await boss.updateQueue(name, changeable);
  }
}
