import { isChannelId, isUserGroupId, isUserId, type SubscriptionId } from '../domain/ids.ts';
import { acceptedAs, recipientKind } from '../domain/notice/recipient.ts';
import { signedWith } from '../domain/notice/signed-with.ts';
import { subscribed } from '../domain/notice/subscribe.ts';
import type { SubscribableKind, Subscription } from '../domain/notice/subscription.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type Subscribing = {
  readonly project: Project;
  /** A channel, person or group by id, `mailto:…`, or the address of a webhook. */
  readonly recipient: string;
  readonly kinds: readonly SubscribableKind[];
  /** As they were typed; empty for all. */
  readonly environments: readonly string[];
  readonly labels: readonly string[];
  /** The variable that signs a webhook, as it was typed; null where none was. */
  readonly signedWith: string | null;
};

export type Subscribed = {
  readonly project: string;
  readonly recipient: string;
  readonly kinds: readonly SubscribableKind[];
  readonly environments: readonly string[] | null;
  readonly labels: readonly string[] | null;
  /** The variable that signs a webhook; null for every other recipient. */
  readonly secret: string | null;
  /** What an admin has to accept before anything is sent; null where nothing. */
  readonly waitsFor: string | null;
};

/** Has somebody get a project's notices: oneself as a member, others and channels as a captain. */
export async function subscribeRecipient(
  ports: Ports,
  asker: Asker,
  { project, recipient, kinds: asked, environments, labels, signedWith: typed }: Subscribing,
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
  const signing = signatureOf(ports, project, { recipient, typed, subscriptions });
  if (!signing.ok) return signing;
  const id = acceptedAs(recipient, signing.value);
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
      secret: signing.value,
      waitsFor: reachable.value === 'outside' && !accepted.has(id) ? id : null,
    }),
    subscribed(
      {
        id: mint.id<SubscriptionId>(),
        projectId: project.id,
        recipient,
        kinds,
        ...only,
        secret: signing.value,
      },
      before,
      { by: asker.userId, now: clock.now() },
    ),
  );
}

/** What signs a webhook: as `waybill.yaml` has it, else as typed or as before, if the operator lists it. */
function signatureOf(
  { listedSecrets }: Ports,
  { configuration }: Project,
  {
    recipient,
    typed,
    subscriptions,
  }: {
    readonly recipient: string;
    readonly typed: string | null;
    readonly subscriptions: readonly Subscription[];
  },
): Outcome<string | null> {
  if (recipientKind(recipient) !== 'webhook') return yes(null);
  const known = signedWith(recipient, configuration.notices, subscriptions);
  const variable = known?.by === 'file' ? known.variable : (typed ?? known?.variable ?? null);
  return variable !== null && listedSecrets.includes(variable)
    ? yes(variable)
    : no({ code: 'webhook-unsigned', recipient, variable });
}

/** Whether anything can be said to somebody, and whether they are outside the company. */
async function lookAtRecipient(
  { slack, lookAtHost }: Ports,
  recipient: string,
): Promise<Outcome<'inside' | 'outside'>> {
  if (recipientKind(recipient) === 'webhook') {
    return (await lookAtHost(recipient)) === 'forbidden'
      ? no({ code: 'webhook-forbidden', recipient })
      : yes('outside');
  }
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
