import { isChannelId, isUserGroupId, isUserId, type SubscriptionId } from '../domain/ids.ts';
import { acceptedAs, recipientKind } from '../domain/notice/recipient.ts';
import { subscribed } from '../domain/notice/subscribe.ts';
import type { SubscribableKind } from '../domain/notice/subscription.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type Subscribing = {
  readonly project: Project;
  /** A channel, person or group by id, or `mailto:…` */
  readonly recipient: string;
  readonly kinds: readonly SubscribableKind[];
  /** As they were typed; empty for all. */
  readonly environments: readonly string[];
  readonly labels: readonly string[];
};

export type Subscribed = {
  readonly project: string;
  readonly recipient: string;
  readonly kinds: readonly SubscribableKind[];
  readonly environments: readonly string[] | null;
  readonly labels: readonly string[] | null;
  /** What an admin has to accept before anything is sent; null where nothing. */
  readonly waitsFor: string | null;
};

/** Has somebody get a project's notices: oneself as a member, others and channels as a captain. */
export async function subscribeRecipient(
  ports: Ports,
  asker: Asker,
  { project, recipient, kinds: asked, environments, labels }: Subscribing,
): Promise<Outcome<Subscribed>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const act = recipient === asker.userId ? 'subscribe oneself' : 'subscribe others';
  const permitted = await authorize(ports, asker, act, project);
  if (!permitted.ok) return permitted;
  if (asked.includes('mine') && recipient !== asker.userId) return no({ code: 'changes-of-another' });
  const known = project.configuration.environments.map(({ name }) => name);
  const unknown = environments.find((name) => !known.includes(name));
  if (unknown !== undefined) return no({ code: 'environment-unknown', text: unknown, known });
  const reachable = await lookAtRecipient(ports, recipient);
  if (!reachable.ok) return reachable;

  const { store, clock, mint } = ports;
  const [subscriptions, accepted] = await Promise.all([
    store.notices.subscriptions(project.id),
    store.notices.accepted(),
  ]);
  const before = subscriptions.find((each) => each.recipient === recipient) ?? null;
  const id = acceptedAs(recipient);
  // Word of one's own changes comes on top of whatever else one gets.
  const isOnTop = asked.every((kind) => kind === 'mine') && before?.stance === 'wanted';
  const kinds = isOnTop ? [...new Set([...before.kinds, ...asked])] : asked;
  const only = isOnTop
    ? { environments: before.environments, labels: before.labels }
    : {
        environments: environments.length === 0 ? null : environments,
        labels: labels.length === 0 ? null : labels,
      };
  return commitFor(
    ports,
    asker,
    yes({
      project: project.name,
      recipient,
      kinds,
      ...only,
      waitsFor: reachable.value === 'outside' && !accepted.has(id) ? id : null,
    }),
    subscribed({ id: mint.id<SubscriptionId>(), projectId: project.id, recipient, kinds, ...only }, before, {
      by: asker.userId,
      now: clock.now(),
    }),
  );
}

/** Whether anything can be said to somebody, and whether they are outside the company. */
async function lookAtRecipient({ slack }: Ports, recipient: string): Promise<Outcome<'inside' | 'outside'>> {
  if (isUserId(recipient)) {
    const person = await slack.person(recipient);
    const problem = person?.standing ?? 'unknown';
    return problem === 'full-member' ? yes('inside') : no({ code: 'recipient-unusable', recipient, problem });
  }
  if (isUserGroupId(recipient)) {
    const groups = await slack.userGroups();
    return groups.some(({ id }) => id === recipient)
      ? yes('inside')
      : no({ code: 'recipient-unusable', recipient, problem: 'unknown' });
  }
  if (!isChannelId(recipient)) {
    return recipientKind(recipient) === 'email'
      ? yes('outside')
      : no({ code: 'recipient-unusable', recipient, problem: 'unknown' });
  }
  const channel = await slack.channel(recipient);
  const unusable = (problem: 'unknown' | 'archived' | 'not-a-member') =>
    no({ code: 'channel-unusable', channelId: recipient, problem });
  if (channel === null) return unusable('unknown');
  if (channel.isArchived) return unusable('archived');
  if (!channel.hasBot) return unusable('not-a-member');
  return yes(channel.isShared ? 'outside' : 'inside');
}
