import {
  type ChannelId,
  directChannelOf,
  isChannelId,
  isUserGroupId,
  isUserId,
  type UserGroupId,
  type UserId,
} from '../domain/ids.ts';
import { destinationsOf } from '../domain/notice/advance-facts.ts';
import {
  type Addressee,
  audienceOf,
  audienceOfTheEnd,
  isWished,
  labelsOf,
  type Memberships,
  type Wish,
  wishesOf,
} from '../domain/notice/audience.ts';
import { hasHeard } from '../domain/notice/gone.ts';
import { latecomersOf } from '../domain/notice/latecomers.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { environmentIn } from '../domain/notice/notice-facts.ts';
import type { SubscribableKind } from '../domain/notice/subscription.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { channelLook } from './channel-look.ts';

/** Whom a notice goes to, and who had an earlier one and is not told any more. */
export type Addressed = { readonly addressees: readonly Addressee[]; readonly left: readonly string[] };

/** Finds out whom a notice goes to, as groups and subscriptions are now. */
export async function addressNotice(ports: Ports, project: Project, notice: Notice): Promise<Addressed> {
  const { store } = ports;
  const [subscriptions, release] = await Promise.all([
    store.notices.subscriptions(project.id),
    notice.releaseId === null ? null : store.release(notice.releaseId),
  ]);
  const labels = release === null ? new Set<string>() : labelsOf(release);
  const wishes = wishesOf(project.configuration.notices, subscriptions);
  const memberships = await readMemberships(ports, wishes);
  const last = destinationsOf(project).map(({ name }) => name);
  const environment = environmentIn(notice.facts);
  const about = environment === null ? last : [environment];
  const audience = (kinds: readonly SubscribableKind[], environments: readonly string[], at: Date | null) =>
    audienceOf(
      wishes.filter((wish) => isWished(wish, kinds, { environments, at, labels })),
      subscriptions,
      memberships,
    );
  switch (notice.kind) {
    case 'asn':
      return { addressees: await standingAmong(ports, project, audience(['asn'], about, null)), left: [] };
    case 'digest': {
      // A digest is of the whole project, for whichever environments somebody wants the others.
      const wanted = wishes.filter(({ kinds }) => kinds.includes('digest'));
      const addressees = audienceOf(wanted, subscriptions, memberships);
      return { addressees: await standingAmong(ports, project, addressees), left: [] };
    }
    case 'mine': {
      const { changes } = notice.facts.kind === 'mine' ? notice.facts : { changes: {} };
      const wanted = wishes.filter(({ kinds }) => kinds.includes('mine'));
      const authors = audienceOf(wanted, subscriptions, memberships).filter(({ recipient }) =>
        Object.hasOwn(changes, recipient),
      );
      return { addressees: await standingAmong(ports, project, authors), left: [] };
    }
    case 'failure':
      return {
        addressees: await standingAmong(ports, project, audience(['failure'], about, notice.createdAt)),
        left: [],
      };
    case 'pod':
    case 'returned': {
      const told = await toldBefore(ports, notice, about, last);
      const standing = [...audience(['asn'], last, null), ...audience(['pod'], about, null)];
      const asked = notice.kind === 'pod' ? audience(['pod'], about, notice.createdAt) : [];
      const end = audienceOfTheEnd(told, await standingAmong(ports, project, standing), asked);
      return { addressees: await standingAmong(ports, project, end.addressees), left: end.left };
    }
    default:
      return notice.kind satisfies never;
  }
}

/** Who is added to an announcement that has left, because a label that they asked for came with a later candidate. */
export async function addressLatecomers(
  ports: Ports,
  project: Project,
  notice: Notice,
  since: readonly string[],
): Promise<readonly Addressee[]> {
  const { notices } = ports.store;
  const subscriptions = await notices.subscriptions(project.id);
  const wishes = wishesOf(project.configuration.notices, subscriptions);
  const had = (await notices.recipients(notice.id)).map(({ recipient }) => recipient);
  const added = latecomersOf(wishes, subscriptions, await readMemberships(ports, wishes), {
    since,
    before: notice.addressedLabels ?? [],
    environments: destinationsOf(project).map(({ name }) => name),
    had,
  });
  return standingAmong(ports, project, added);
}

/** Slack lists the members of about a hundred channels a minute. */
const mostMembershipsRead = 50;

async function readMemberships({ slack }: Ports, wishes: readonly Wish[]): Promise<Memberships> {
  const groups = new Map<UserGroupId, readonly UserId[]>();
  for (const { to } of wishes) {
    if (isUserGroupId(to) && !groups.has(to)) groups.set(to, await slack.groupMembers(to));
  }
  const channels = new Map<string, ReadonlySet<UserId>>();
  if (groups.size > 0) {
    const channelOf = await channelLook(
      { slack },
      wishes.map(({ to }) => to),
    );
    for (const { to } of wishes) {
      if (!isChannelId(to) || channels.has(to)) continue;
      // Beyond these it would take longer to find out who reads what twice than to tell them.
      if (channels.size >= mostMembershipsRead) break;
      // Where nothing can be said, or only what outsiders may read, nobody reads it in place of their own.
      const found = await channelOf(to);
      const isRead = found !== null && found.hasBot && !found.isArchived && !found.isShared;
      channels.set(to, new Set(isRead ? await slack.channelMembers(to) : []));
    }
  }
  return { groups, channels };
}

/** Who had the announcement, for what is of the last tier; and the proof, for what goes back. */
async function toldBefore(
  { store }: Ports,
  notice: Notice,
  about: readonly string[],
  last: readonly string[],
): Promise<readonly string[]> {
  const isLast = about.some((environment) => last.includes(environment));
  const earlier = (await store.notices.noticesOf(notice.releaseId)).filter(
    ({ kind, facts }) =>
      (kind === 'asn' && isLast) ||
      (notice.kind === 'returned' && facts.kind === 'pod' && about.includes(facts.environment)),
  );
  const rows = await Promise.all(earlier.map(({ id }) => store.notices.recipients(id)));
  // Whoever is about to be told, or is left alone until morning, will have had it.
  const told = rows.flat().filter(hasHeard);
  return [...new Set(told.map(({ recipient }) => recipient))];
}

/**
 * Somebody who subscribed for themselves could read of the project then: whoever may not any more gets no more
 * either (promise 22). Others were named by a captain or in `waybill.yaml`.
 */
async function standingAmong(
  { slack }: Ports,
  project: Project,
  addressees: readonly Addressee[],
): Promise<readonly Addressee[]> {
  const own = addressees.filter(({ recipient, via }) => recipient === via);
  if (own.length === 0) return addressees;
  const members = new Set<string>(await slack.channelMembers(project.channelId));
  return addressees.filter(({ recipient, via }) => recipient !== via || members.has(recipient));
}

/** Where in Slack a recipient reads; null for those who are not in Slack. */
export function slackChannelOf(recipient: string): ChannelId | null {
  if (isUserId(recipient)) return directChannelOf(recipient);
  return isChannelId(recipient) ? recipient : null;
}
