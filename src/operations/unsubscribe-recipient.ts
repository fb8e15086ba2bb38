import type { Change } from '../domain/change.ts';
import { isChannelId, isUserId, type SubscriptionId } from '../domain/ids.ts';
import { recipientKind } from '../domain/notice/recipient.ts';
import { unsubscribed } from '../domain/notice/subscribe.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize, lookUp } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { fromKept } from './kept-outcome.ts';

export type Unsubscribed = {
  readonly project: string;
  readonly recipient: string;
  /** A group or `waybill.yaml` may name them too, which no longer counts. */
  readonly isNamedElsewhere: boolean;
};

/** Ends somebody's notices: one's own, those of a channel that one is in, and others' as a captain. */
export async function unsubscribeRecipient(
  ports: Ports,
  asker: Asker,
  { project, recipient }: { readonly project: Project; readonly recipient: string },
): Promise<Outcome<Unsubscribed>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await mayEnd(ports, asker, project, recipient);
  if (!permitted.ok) return permitted;
  const { store, clock, mint } = ports;
  const subscriptions = await store.notices.subscriptions(project.id);
  const before = subscriptions.find((each) => each.recipient === recipient) ?? null;
  const named = [
    ...project.configuration.notices.map(({ to }) => to),
    ...subscriptions.filter(({ stance }) => stance === 'wanted').map(({ recipient: to }) => to),
  ];
  const isInGroups = isUserId(recipient) && named.some((to) => recipientKind(to) === 'group');
  const isNamedElsewhere = isInGroups || project.configuration.notices.some(({ to }) => to === recipient);
  if (before?.stance === 'declined' || (before === null && !isNamedElsewhere)) {
    return no({ code: 'not-subscribed', recipient, project: project.name });
  }
  const decision = unsubscribed({ id: mint.id<SubscriptionId>(), projectId: project.id, recipient }, before, {
    by: asker.userId,
    now: clock.now(),
    isNamedElsewhere,
  });
  const kept = await keptBackOf(ports, project, recipient);
  return commitFor(ports, asker, yes({ project: project.name, recipient, isNamedElsewhere }), {
    ...decision,
    changes: [...decision.changes, ...kept],
  });
}

/** What waits for the end of their quiet hours is not wanted any more either. */
async function keptBackOf({ store }: Ports, project: Project, recipient: string): Promise<readonly Change[]> {
  const rows = await store.notices.keptBackFrom(recipient);
  const notices = await Promise.all(rows.map(({ noticeId }) => store.notices.notice(noticeId)));
  return rows
    .filter((_, at) => notices[at]?.projectId === project.id)
    .map(({ id, revision }) => ({
      update: 'noticeRecipients',
      id,
      revision,
      set: { state: 'left', notBefore: null },
    }));
}

/** Whoever gets notices may end them, also after leaving the project's channel. */
async function mayEnd(
  ports: Ports,
  asker: Asker,
  project: Project,
  recipient: string,
): Promise<Outcome<unknown>> {
  const { slack } = ports;
  const act = recipient === asker.userId ? 'subscribe oneself' : 'subscribe others';
  if (recipient !== asker.userId) {
    if (!isChannelId(recipient)) return authorize(ports, asker, act, project);
    const isThere = await lookUp(slack.isInChannel(recipient, asker.userId));
    if (isThere.failed || !isThere.value) return authorize(ports, asker, act, project);
  }
  const person = await lookUp(slack.person(asker.userId));
  if (person.failed || person.value === null) {
    return no({ code: 'authority-unknown', act, retryAfterMs: person.retryAfterMs });
  }
  const { standing } = person.value;
  return standing === 'full-member' ? yes(null) : no({ code: 'outsider', act, standing });
}
