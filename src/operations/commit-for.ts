import type { Decision } from '../domain/change.ts';
import { no, type Outcome } from '../domain/outcome.ts';
import type { Ports } from '../ports.ts';
import type { Asker } from './authorize.ts';

/**
 * Makes a decision true for a request. A request that was carried out before gets its first answer
 * again; a row that moved since it was read is a refusal, and nothing was changed.
 */
export async function commitFor<T>(
  { store }: Ports,
  asker: Asker,
  outcome: Outcome<T>,
  decision: Decision,
): Promise<Outcome<T>> {
  const result = await store.commit(decision, { id: asker.requestId, outcome });
  switch (result.kind) {
    case 'done':
      return outcome;
    case 'repeated':
      return result.outcome as Outcome<T>;
    case 'conflict':
      return no({ code: 'changed-meanwhile', what: result.constraint ?? 'revision' });
    default:
      return result satisfies never;
  }
}
