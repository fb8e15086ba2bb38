import type { Release } from '../release/release.ts';
import { type Addressee, audienceOf, isWished, labelsOf, type Memberships, type Wish } from './audience.ts';
import type { Notice } from './notice.ts';
import type { Subscription } from './subscription.ts';

/** Labels that came into a release after its announcement was addressed; none where nothing is announced any more. */
export function labelsSince(
  { facts, state, addressedLabels }: Notice,
  release: Pick<Release, 'notes'>,
): readonly string[] {
  if (facts.kind !== 'asn' || state !== 'open' || addressedLabels === null) return [];
  const { kind } = facts.progress;
  const isAnnounced = kind === 'coming' || kind === 'held-up' || kind === 'under-way';
  return isAnnounced ? [...labelsOf(release)].filter((label) => !addressedLabels.includes(label)) : [];
}

/**
 * Who is told of a release only now, because a label that they asked for came with a later candidate. Whoever
 * subscribed since it was announced, and asked for none of these, is told of the next release.
 */
export function latecomersOf(
  wishes: readonly Wish[],
  subscriptions: readonly Pick<Subscription, 'recipient' | 'stance'>[],
  memberships: Memberships,
  {
    since,
    before,
    environments,
    had,
  }: {
    /** Labels that are new, and those that were there before. */
    readonly since: readonly string[];
    readonly before: readonly string[];
    readonly environments: readonly string[];
    /** Those who have the announcement. */
    readonly had: readonly string[];
  },
): readonly Addressee[] {
  const among = (labels: readonly string[]) => (wish: Wish) =>
    isWished(wish, ['asn'], { environments, at: null, labels: new Set(labels) });
  const all = wishes.filter(among([...before, ...since]));
  const theirs = all.filter((wish) => !among(before)(wish));
  const named = new Set(audienceOf(theirs, subscriptions, memberships).map(({ recipient }) => recipient));
  return audienceOf(all, subscriptions, memberships).filter(
    ({ recipient }) => named.has(recipient) && !had.includes(recipient),
  );
}
