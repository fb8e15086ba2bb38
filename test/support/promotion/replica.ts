import { mintFrom } from '../../../src/app/mint.ts';
import type { Ports } from '../../../src/ports.ts';
import { connect } from '../../../src/store/connect.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { LaneBench } from './lane-bench.ts';
import { silent } from './silent.ts';

/** A second Waybill beside a bench: connections and ids of its own, the same database and the same outside. */
export function replicaOf({ ports, database }: LaneBench): {
  readonly ports: Ports;
  readonly close: () => Promise<void>;
} {
  const connection = connect(database.url, silent);
  const { clock } = ports;
  const mint = mintFrom(clock);
  const queue = { enqueue: () => Promise.resolve(), wake: () => Promise.resolve() };
  return {
    ports: { ...ports, mint, store: openStore({ db: connection.db, queue, clock, mint }) },
    close: () => connection.close(),
  };
}
