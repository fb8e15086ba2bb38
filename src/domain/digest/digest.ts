import type { UserId } from '../ids.ts';
import type { ToldChanges } from '../notice/notice-facts.ts';
import type { GateFacts, GateName } from '../policy/ladder.ts';
import type { Who } from '../project/configuration.ts';
import type { DeliveryFigures } from './figures.ts';

/** The first of many, and how many there are in all. */
export type Some<T> = { readonly first: readonly T[]; readonly count: number };

/** A release that reached its users in the time of a digest. Times are ISO 8601. */
export type ShippedThen = {
  readonly version: string;
  readonly at: string;
  readonly changes: readonly ToldChanges[];
  /** Changes besides these, under the hood. */
  readonly others: number;
  /** It was taken back since. */
  readonly isReturned: boolean;
};

/** What an open release waits for, since when, and whom it asks. */
export type Wait =
  | { readonly on: 'build'; readonly since: string }
  /** Who started it has to go on: repeat the build, cut again, look at what happened. */
  | { readonly on: 'captain'; readonly since: string; readonly why: 'failed' | 'errored' | 'bad' }
  /** Nobody has asked for the next environment yet. */
  | { readonly on: 'promotion'; readonly since: string; readonly to: readonly string[] }
  | {
      readonly on: 'gate';
      readonly since: string;
      readonly environment: string;
      readonly gate: GateName;
      readonly facts: GateFacts;
      /** Those who are asked for their yes; empty where it is not for people. */
      readonly from: readonly Who[];
    }
  | { readonly on: 'deployment'; readonly since: string; readonly environment: string }
  | { readonly on: 'nothing' };

/** A release on its way. */
export type OnTheWay = {
  readonly version: string;
  readonly candidate: string;
  /** Null where a schedule cut it. */
  readonly captain: UserId | null;
  readonly cutAt: string;
  readonly changes: number;
  readonly wait: Wait;
};

/** What stops an environment, the project or everything now. */
export type Stopped =
  | {
      readonly kind: 'freeze';
      /** Null for everything there is. */
      readonly environment: string | null;
      readonly because: string;
      /** Null where Waybill set it. */
      readonly by: UserId | null;
      readonly since: string;
      readonly until: string | null;
    }
  | {
      readonly kind: 'hold';
      readonly environment: string;
      readonly candidate: string;
      readonly because: string;
      readonly since: string;
    };

export type RolledBackThen = {
  readonly environment: string;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly because: string | null;
};

/** A gate that a person opened, which nobody else has looked at since. */
export type Unreviewed = {
  readonly gate: string;
  readonly candidate: string;
  readonly environment: string;
  readonly by: UserId;
  readonly at: string;
};

export type OpenConcern = {
  readonly version: string;
  readonly by: UserId;
  readonly text: string;
  readonly at: string;
};

/** An announcement that nobody of so many recipients has acknowledged. */
export type Unnoted = { readonly version: string; readonly at: string; readonly of: number };

/** What recipients outside may read of a release: what a person wrote for them, and what became of it. */
export type ToldOutside = {
  readonly version: string;
  readonly state: 'coming' | 'shipped' | 'returned';
  readonly at: string | null;
  readonly text: string;
};

/** What happened in a project over a time, and how it stands at its end. */
export type DigestFacts = {
  readonly kind: 'digest';
  readonly version: null;
  readonly from: string;
  readonly until: string;
  readonly shipped: Some<ShippedThen>;
  readonly onTheWay: Some<OnTheWay>;
  readonly stopped: Some<Stopped>;
  readonly rolledBack: Some<RolledBackThen>;
  readonly unreviewed: Some<Unreviewed>;
  readonly concerns: Some<OpenConcern>;
  readonly unnoted: Some<Unnoted>;
  readonly figures: DeliveryFigures;
  readonly outside: readonly ToldOutside[];
};

/** Whether there is nothing to say: nothing happened, and nothing waits, stands still or was left open. */
export const isQuiet = (facts: DigestFacts): boolean =>
  facts.figures.deployments === 0 &&
  [facts.shipped, facts.onTheWay, facts.stopped, facts.rolledBack, facts.unreviewed, facts.concerns].every(
    ({ count }) => count === 0,
  );
