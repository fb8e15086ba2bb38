import type { Change } from '../domain/change.ts';
import { isUserId, type MailId, type NoticeId, type NoticeRecipientId } from '../domain/ids.ts';
import { viaConfiguration } from '../domain/notice/audience.ts';
import {
  type Addressable,
  addressed,
  batchSize,
  betweenBatchesMs,
  delivered,
  forOutside,
  type Vetted,
} from '../domain/notice/deliver.ts';
import type { Notice, NoticeRecipient } from '../domain/notice/notice.ts';
import { mayWait, quietUntil } from '../domain/notice/quiet-hours.ts';
import { acceptedAs, recipientKind } from '../domain/notice/recipient.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { addressNotice, slackChannelOf } from './address-notice.ts';

/**
 * Carries a notice on: finds out once whom it goes to, then gives the next few their message, or their message its
 * present edition. What was done is kept with each recipient, so that it can be killed anywhere and called again.
 */
export async function sendNotice(ports: Ports, noticeId: NoticeId): Promise<void> {
  const { store } = ports;
  const notice = await store.notices.notice(noticeId);
  if (notice === null || notice.state === 'held') return;
  const project = await store.project(notice.projectId);
  if (project === null) return;
  // It ended before anybody was told that it comes: there is nothing to take back.
  if (notice.addressedAt === null && notice.state === 'closed') return;
  if (notice.addressedAt === null && !(await address(ports, project, notice))) return;
  const recipients = await store.notices.recipients(noticeId);
  const forThem = forOutside(
    notice,
    project,
    recipients.filter(({ state }) => state === 'not-reviewed'),
    await isReviewedForOutside(ports, notice),
  );
  if (forThem !== null) await store.commit(forThem);
  const current = await store.notices.notice(noticeId);
  if (current !== null) await sendBatch(ports, current);
}

async function address(ports: Ports, project: Project, notice: Notice): Promise<boolean> {
  const { store, mint, clock } = ports;
  const { addressees, left } = await addressNotice(ports, project, notice);
  const accepted = await store.notices.accepted();
  const vetted: Vetted[] = [];
  for (const addressee of addressees) {
    vetted.push(await vet(ports, addressee, accepted));
  }
  // Where nothing was written for those outside, a digest has nothing for them.
  const isForInside = notice.facts.kind === 'digest' && notice.facts.outside.length === 0;
  const decision = addressed(notice, project, {
    vetted: isForInside ? vetted.filter(({ isOutside }) => !isOutside) : vetted,
    left,
    now: clock.now(),
    newId: () => mint.id<NoticeRecipientId>(),
  });
  return (await store.commit(decision)).kind === 'done';
}

/** Whether a person has written what recipients outside may read of this release (promise 22). */
async function isReviewedForOutside({ store }: Ports, notice: Notice): Promise<boolean> {
  const notices = await store.notices.noticesOf(notice.releaseId);
  return notices.some(({ reviewed }) => reviewed?.outside != null);
}

async function vet(
  { slack, mailer }: Ports,
  addressee: { readonly recipient: string; readonly via: string },
  accepted: ReadonlySet<string>,
): Promise<Vetted> {
  const { recipient, via } = addressee;
  const kind = recipientKind(recipient);
  const cannot = (problem: string, isOutside: boolean): Vetted => ({
    ...addressee,
    isOutside,
    state: 'undeliverable',
    problem,
  });
  if (kind === 'webhook') return cannot('no-webhooks', true);
  if (kind === 'email') {
    if (mailer === null) return cannot('no-mail', true);
    // What waybill.yaml names was accepted with the file.
    const isAccepted = via === viaConfiguration || accepted.has(acceptedAs(recipient));
    return {
      ...addressee,
      isOutside: true,
      state: isAccepted ? 'not-reviewed' : 'not-accepted',
      problem: null,
    };
  }
  const channel = slackChannelOf(recipient);
  if (kind !== 'channel' || channel === null)
    return { ...addressee, isOutside: false, state: 'wanted', problem: null };
  const found = await slack.channel(channel);
  if (found === null) return cannot('channel_not_found', false);
  if (found.isArchived) return cannot('is_archived', found.isShared);
  if (!found.hasBot) return cannot('not_in_channel', found.isShared);
  if (!found.isShared) return { ...addressee, isOutside: false, state: 'wanted', problem: null };
  const isAccepted = accepted.has(acceptedAs(recipient));
  return {
    ...addressee,
    isOutside: true,
    state: isAccepted ? 'not-reviewed' : 'not-accepted',
    problem: null,
  };
}

async function sendBatch(ports: Ports, notice: Notice): Promise<void> {
  const { store, clock, mint } = ports;
  const now = clock.now();
  const behind = await store.notices.behind(notice.id, notice.edition, { now, limit: batchSize + 1 });
  const earlier = (await store.notices.noticesOf(notice.releaseId)).filter(({ id }) => id < notice.id);
  const batch = behind.slice(0, batchSize);
  const quiet = await quietAmong(ports, notice, batch);
  const placed: Addressable[] = [];
  for (const each of batch.filter(({ recipient }) => !quiet.has(recipient))) {
    const channelId = slackChannelOf(each.recipient);
    placed.push(
      channelId === null
        ? { ...each, by: 'mail', mailId: mint.id<MailId>(), now }
        : { ...each, by: 'slack', channelId, under: await earlierOf(store, earlier, each.recipient) },
    );
  }
  const lookAt =
    behind.length > batchSize
      ? new Date(now.getTime() + betweenBatchesMs)
      : firstOf([...quiet.values(), await store.notices.keptBackUntil(notice.id, notice.edition, now)]);
  const { changes, events, effects } = delivered(notice, placed);
  const next: readonly Change[] =
    lookAt?.getTime() === notice.lookAt?.getTime()
      ? []
      : [{ update: 'notices', id: notice.id, revision: notice.revision, set: { lookAt } }];
  const all = [...changes, ...keptBack(batch, quiet), ...next];
  if (all.length > 0) await store.commit({ changes: all, events, effects });
}

/** Those who want to be left alone now, each until when; it is left to them, whoever named them. */
async function quietAmong(
  { store, clock }: Ports,
  { kind }: Notice,
  batch: readonly NoticeRecipient[],
): Promise<ReadonlyMap<string, Date>> {
  if (!mayWait(kind)) return new Map();
  const people = batch.map(({ recipient }) => recipient).filter(isUserId);
  const hours = await store.notices.quietHours(people);
  const now = clock.now();
  return new Map(
    hours.flatMap((each) => {
      const until = quietUntil(each, now);
      return until === null ? [] : [[each.id, until] as const];
    }),
  );
}

const keptBack = (batch: readonly NoticeRecipient[], quiet: ReadonlyMap<string, Date>): readonly Change[] =>
  batch.flatMap(({ id, revision, recipient }): readonly Change[] => {
    const notBefore = quiet.get(recipient);
    return notBefore === undefined ? [] : [{ update: 'noticeRecipients', id, revision, set: { notBefore } }];
  });

const firstOf = (times: readonly (Date | null)[]): Date | null =>
  times.filter((at) => at !== null).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;

/** The first notice of the release that they have: everything later is said under that one. */
async function earlierOf(
  store: Ports['store'],
  earlier: readonly Notice[],
  recipient: string,
): Promise<NoticeId | null> {
  for (const { id } of earlier) {
    if ((await store.notices.recipient(id, recipient))?.state === 'told') return id;
  }
  return null;
}
