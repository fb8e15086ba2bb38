import type { ProjectId, SubscriptionId, UserId } from '../ids.ts';

/** Kinds of notices that somebody can subscribe to. */
export const subscribableKinds = ['asn', 'pod', 'digest', 'failure', 'mine'] as const;
export type SubscribableKind = (typeof subscribableKinds)[number];

export const stances = ['wanted', 'declined'] as const;
type Stance = (typeof stances)[number];

/** What somebody wants of a project's notices; *declined* takes back what would reach them otherwise. */
export type Subscription = {
  readonly id: SubscriptionId;
  readonly projectId: ProjectId;
  /** A channel, person or group by id, `mailto:…`, or the address of a webhook. */
  readonly recipient: string;
  readonly stance: Stance;
  readonly kinds: readonly SubscribableKind[];
  /** Null for all of them. */
  readonly environments: readonly string[] | null;
  /** Only of releases with a change that carries one of these on GitHub; null for all. */
  readonly labels: readonly string[] | null;
  /** The variable of the operator's list that signs a webhook; null for every other recipient. */
  readonly secret: string | null;
  /** Who asked for it; *recipient* where a receiver ended it itself. */
  readonly setBy: UserId | 'recipient';
  readonly setAt: Date;
  readonly endedBy: UserId | null;
  readonly endedAt: Date | null;
  readonly revision: number;
};

/**
 * An e-mail domain (`domain:partner.example`), a shared channel, or a webhook with the variable that signs it
 * (`webhook:PARTNER_KEY https://partner.example/waybill`) that an admin has accepted.
 */
export type AcceptedRecipient = {
  readonly id: string;
  readonly acceptedBy: UserId;
  readonly acceptedAt: Date;
  readonly revision: number;
};
