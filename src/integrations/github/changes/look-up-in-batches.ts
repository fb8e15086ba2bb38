import type { Sha } from '../../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import type { Graph } from '../http/ask-graphql.ts';
import { mapBounded } from '../http/map-bounded.ts';
import { type LookedUp, lookUpCommits, type Wanted } from './look-up-commits.ts';

const atOnce = 4;

class GaveUp extends Error {
  readonly kind: 'overloaded' | 'refused' | 'missing';
  constructor(kind: GaveUp['kind']) {
    super(kind);
    this.name = 'GaveUp';
    this.kind = kind;
  }
}

/** Looks any number of commits up. The first batch goes alone, to see whether the server can do it at all. */
export async function lookUpInBatches(
  connection: Connection,
  repository: string,
  { shas, size, wanted }: { readonly shas: readonly Sha[]; readonly size: number; readonly wanted: Wanted },
  progress: (done: number) => void = () => {},
): Promise<Graph<ReadonlyMap<Sha, LookedUp>>> {
  const found = new Map<Sha, LookedUp>();
  const look = async (start: number): Promise<void> => {
    const graph = await lookUpCommits(connection, repository, shas.slice(start, start + size), wanted);
    if (graph.kind !== 'seen') throw new GaveUp(graph.kind);
    for (const [sha, commit] of graph.value) found.set(sha, commit);
    progress(found.size);
  };
  try {
    if (shas.length > 0) await look(0);
    const starts = Array.from(
      { length: Math.max(0, Math.ceil(shas.length / size) - 1) },
      (_, n) => (n + 1) * size,
    );
    await mapBounded(starts, atOnce, look);
    return { kind: 'seen', value: found };
  } catch (error) {
    if (error instanceof GaveUp) return { kind: error.kind };
    throw error;
  }
}
