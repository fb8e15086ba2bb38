import { isUserGroupId, type UserGroupId, type UserId } from '../ids.ts';
import type { NoticeConfiguration } from '../project/configuration.ts';
import type { Release } from '../release/release.ts';
import type { SentKind } from './notice.ts';
import { recipientKind } from './recipient.ts';
import type { SubscribableKind, Subscription } from './subscription.ts';

/** Somebody's standing wish for notices, from `waybill.yaml` or by subscription. */
export type Wish = {
  readonly to: string;
  readonly kinds: readonly SubscribableKind[];
  readonly environments: readonly string[] | null;
  /** Only of releases with a change that carries one of these; left out, of all. */
  readonly labels?: readonly string[];
  /** The variable that signs a webhook; left out for every other recipient. */
  readonly secret?: string;
  /** `waybill.yaml`, or who subscribed them. */
  readonly via: string;
  /** Nothing from before is sent; null for what `waybill.yaml` says. */
  readonly since: Date | null;
};

/** One who gets a notice, and why. */
export type Addressee = { readonly recipient: string; readonly via: string };

/** What Slack says of the groups and channels that are named. */
export type Memberships = {
  readonly groups: ReadonlyMap<UserGroupId, readonly UserId[]>;
  /** Members of recipient channels; asked for only where a group is named too. */
  readonly channels: ReadonlyMap<string, ReadonlySet<UserId>>;
};

export const viaConfiguration = 'waybill.yaml';

/** Everybody's wishes for a project's notices that are in force. */
export function wishesOf(
  configured: readonly NoticeConfiguration[],
  subscriptions: readonly Subscription[],
): readonly Wish[] {
  return [
    ...configured.map(({ to, kinds, environments, labels, secret }) => ({
      to,
      kinds,
      environments,
      ...(labels === undefined ? {} : { labels }),
      ...(secret === null ? {} : { secret }),
      via: viaConfiguration,
      since: null,
    })),
    ...subscriptions
      .filter(({ stance }) => stance === 'wanted')
      .map(({ recipient, kinds, environments, labels, secret, setBy, setAt }) => ({
        to: recipient,
        kinds,
        environments,
        ...(labels === null ? {} : { labels }),
        ...(secret === null ? {} : { secret }),
        via: setBy,
        since: setAt,
      })),
  ];
}

/** The labels of a release's changes; case makes no difference on GitHub either. */
export const labelsOf = ({ notes }: Pick<Release, 'notes'>): ReadonlySet<string> =>
  new Set(notes.entries.flatMap(({ labels = [] }) => labels.map((each) => each.toLowerCase())));

/** Whether a wish is for notices of some kind about some of these environments, of what happened then. */
export function isWished(
  wish: Wish,
  kinds: readonly (SubscribableKind | SentKind)[],
  {
    environments,
    at,
    labels,
  }: {
    readonly environments: readonly string[];
    readonly at: Date | null;
    /** Of the release that it is about; left out where it is about no single one. */
    readonly labels?: ReadonlySet<string>;
  },
): boolean {
  const isKind = wish.kinds.some((kind) => kinds.some((wanted) => wanted === kind));
  const isThere = wish.environments === null || wish.environments.some((name) => environments.includes(name));
  const isLabelled =
    wish.labels === undefined ||
    labels === undefined ||
    wish.labels.some((each) => labels.has(each.toLowerCase()));
  return isKind && isThere && isLabelled && (at === null || wish.since === null || wish.since <= at);
}

/**
 * Who gets a notice, each once, however often they are named. A group is its members one by one; of these, nobody who
 * declined, and nobody who reads it in a channel that gets it too, unless they asked for it themselves.
 */
export function audienceOf(
  wishes: readonly Wish[],
  subscriptions: readonly Pick<Subscription, 'recipient' | 'stance'>[],
  { groups, channels }: Memberships,
): readonly Addressee[] {
  const declined = new Set(
    subscriptions.filter(({ stance }) => stance === 'declined').map(({ recipient }) => recipient),
  );
  const named = wishes.filter(({ to }) => recipientKind(to) !== null && !declined.has(to));
  const found = new Map<string, Addressee>();
  for (const { to, via } of named) {
    if (!isUserGroupId(to) && !found.has(to)) found.set(to, { recipient: to, via });
  }
  const readers = named.flatMap(({ to }) => [...(channels.get(to) ?? [])]);
  const reading = new Set<string>(readers);
  for (const { to } of named) {
    if (!isUserGroupId(to)) continue;
    for (const member of groups.get(to) ?? []) {
      const isTold = found.has(member) || reading.has(member) || declined.has(member);
      if (!isTold) found.set(member, { recipient: member, via: to });
    }
  }
  return [...found.values()];
}

/** Those who are told how it ended: whoever had the announcement and is still to be told, and whoever asked for proofs. */
export function audienceOfTheEnd(
  told: readonly string[],
  /** Those who would get an announcement or a proof now. */
  standing: readonly Addressee[],
  /** Those who asked for proofs of this environment. */
  asked: readonly Addressee[],
): { readonly addressees: readonly Addressee[]; readonly left: readonly string[] } {
  const standingBy = new Map(standing.map((each) => [each.recipient, each]));
  const still = told.flatMap((recipient) => standingBy.get(recipient) ?? []);
  const already = new Set(still.map(({ recipient }) => recipient));
  return {
    addressees: [...still, ...asked.filter(({ recipient }) => !already.has(recipient))],
    left: told.filter((recipient) => !standingBy.has(recipient)),
  };
}
