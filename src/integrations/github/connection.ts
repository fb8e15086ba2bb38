import type { Clock, Log } from '../../ports.ts';
import type { Access } from './access/access.ts';

/** What every question and every write to one GitHub needs. */
export type Connection = {
  readonly access: Access;
  readonly clock: Clock;
  readonly log: Log;
  readonly learned: Learned;
};

/** What this server has shown that it cannot do, so that it is not asked again each time. */
type Learned = {
  /** GraphQL answered as if it did not exist; asked again after this time. */
  graphqlMissingUntil: Date | null;
  /** Dispatches are refused when they ask for the run's id. */
  refusesRunDetails: boolean;
};
