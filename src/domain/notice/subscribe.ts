import type { Change, Decision } from '../change.ts';
import type { ProjectId, SubscriptionId, UserId } from '../ids.ts';
import { bySlackUser } from '../trail/event.ts';
import type { SubscribableKind, Subscription } from './subscription.ts';

type By = { readonly by: UserId; readonly now: Date };

/** What a person asks for somebody: takes the place of whatever was in force for them. */
export function subscribed(
  wanted: {
    readonly id: SubscriptionId;
    readonly projectId: ProjectId;
    readonly recipient: string;
    readonly kinds: readonly SubscribableKind[];
    readonly environments: readonly string[] | null;
    readonly labels: readonly string[] | null;
    readonly secret: string | null;
  },
  before: Subscription | null,
  { by, now }: By,
): Decision {
  const { projectId, recipient, kinds, environments, labels, secret } = wanted;
  return {
    changes: [
      ...(before === null ? [] : [ended(before, { by, now })]),
      {
        insert: 'subscriptions',
        row: {
          ...wanted,
          stance: 'wanted',
          setBy: by,
          setAt: now,
          endedBy: null,
          endedAt: null,
          revision: 1,
        },
      },
    ],
    events: [
      {
        kind: 'subscription-set',
        projectId,
        actor: bySlackUser(by),
        at: now,
        facts: {
          recipient,
          kinds: kinds.join(', '),
          environments,
          ...(labels === null ? {} : { labels }),
          // The name of the variable, never its value.
          ...(secret === null ? {} : { signedWith: secret }),
        },
      },
    ],
    effects: [],
  };
}

/**
 * The end of somebody's notices. Where a group or `waybill.yaml` would go on bringing them, that they declined is kept
 * in their place.
 */
export function unsubscribed(
  asked: { readonly id: SubscriptionId; readonly projectId: ProjectId; readonly recipient: string },
  before: Subscription | null,
  { by, now, isNamedElsewhere }: By & { readonly isNamedElsewhere: boolean },
): Decision {
  const { id, projectId, recipient } = asked;
  return {
    changes: [
      ...(before === null ? [] : [ended(before, { by, now })]),
      ...(isNamedElsewhere
        ? ([
            {
              insert: 'subscriptions',
              row: {
                id,
                projectId,
                recipient,
                stance: 'declined',
                kinds: [],
                environments: null,
                labels: null,
                secret: null,
                setBy: by,
                setAt: now,
                endedBy: null,
                endedAt: null,
                revision: 1,
              },
            },
          ] as const)
        : []),
    ],
    events: [
      { kind: 'subscription-ended', projectId, actor: bySlackUser(by), at: now, facts: { recipient } },
    ],
    effects: [],
  };
}

/** The end of a receiver's notices by its own word: nothing more is sent there until an admin sends it something again. */
export function endedByRecipient(
  asked: { readonly id: SubscriptionId; readonly projectId: ProjectId; readonly recipient: string },
  before: Subscription | null,
  now: Date,
): Decision {
  const { projectId, recipient } = asked;
  return {
    changes: [
      ...(before === null
        ? []
        : [
            {
              update: 'subscriptions',
              id: before.id,
              revision: before.revision,
              set: { endedAt: now },
            } as const,
          ]),
      {
        insert: 'subscriptions',
        row: {
          ...asked,
          stance: 'declined',
          kinds: [],
          environments: null,
          labels: null,
          secret: null,
          setBy: 'recipient',
          setAt: now,
          endedBy: null,
          endedAt: null,
          revision: 1,
        },
      },
    ],
    events: [
      {
        kind: 'subscription-ended',
        projectId,
        actor: 'waybill',
        at: now,
        facts: { recipient, because: 'gone' },
      },
    ],
    effects: [],
  };
}

const ended = ({ id, revision }: Subscription, { by, now }: By): Change => ({
  update: 'subscriptions',
  id,
  revision,
  set: { endedBy: by, endedAt: now },
});
