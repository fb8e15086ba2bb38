import type { Change } from '../domain/change.ts';
import type { MailId, NoticeId, NoticeRecipientId, WebhookNoticeId } from '../domain/ids.ts';
import {
  type Addressable,
  addressed,
  batchSize,
  betweenBatchesMs,
  delivered,
  forOutside,
  type Vetted,
} from '../domain/notice/deliver.ts';
import type { Notice } from '../domain/notice/notice.ts';
import { recipientKind } from '../domain/notice/recipient.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { addressNotice, slackChannelOf } from './address-notice.ts';
import { vetRecipient } from './vet-recipient.ts';

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
  const reviewedText = await textForOutside(ports, notice);
  const forThem = forOutside(
    notice,
    project,
    recipients.filter(({ state }) => state === 'not-reviewed'),
    { hasText: reviewedText !== null, captain: (await store.release(notice.releaseId))?.captainId ?? null },
  );
  if (forThem !== null) await store.commit(forThem);
  const current = await store.notices.notice(noticeId);
  if (current !== null) await sendBatch(ports, current, { project: project.name, reviewedText });
}

async function address(ports: Ports, project: Project, notice: Notice): Promise<boolean> {
  const { store, mint, clock } = ports;
  const { addressees, left } = await addressNotice(ports, project, notice);
  const accepted = await store.notices.accepted();
  const vetted: Vetted[] = [];
  for (const addressee of addressees) {
    vetted.push(await vetRecipient(ports, notice, addressee, accepted));
  }
  const decision = addressed(notice, project, {
    vetted,
    left,
    now: clock.now(),
    newId: () => mint.id<NoticeRecipientId>(),
  });
  return (await store.commit(decision)).kind === 'done';
}

/** What a person wrote that recipients outside may read of this release; null before that (promise 22). */
async function textForOutside({ store }: Ports, notice: Notice): Promise<string | null> {
  const notices = await store.notices.noticesOf(notice.releaseId);
  return notices.find(({ reviewed }) => reviewed?.outside != null)?.reviewed?.outside ?? null;
}

async function sendBatch(
  { store, clock, mint }: Ports,
  notice: Notice,
  forOthers: { readonly project: string; readonly reviewedText: string | null },
): Promise<void> {
  const behind = await store.notices.behind(notice.id, notice.edition, batchSize + 1);
  const earlier = (await store.notices.noticesOf(notice.releaseId)).filter(({ id }) => id < notice.id);
  const placed: Addressable[] = [];
  for (const each of behind.slice(0, batchSize)) {
    const channelId = slackChannelOf(each.recipient);
    const now = clock.now();
    if (channelId !== null) {
      const under = await earlierOf(store, earlier, each.recipient);
      placed.push({ ...each, by: 'slack', channelId, under });
    } else if (recipientKind(each.recipient) === 'webhook') {
      placed.push({ ...each, ...forOthers, by: 'webhook', webhookId: mint.id<WebhookNoticeId>(), now });
    } else placed.push({ ...each, by: 'mail', mailId: mint.id<MailId>(), now });
  }
  const lookAt = behind.length > batchSize ? new Date(clock.now().getTime() + betweenBatchesMs) : null;
  const { changes, events, effects } = delivered(notice, placed);
  const next: readonly Change[] =
    lookAt === null && notice.lookAt === null
      ? []
      : [{ update: 'notices', id: notice.id, revision: notice.revision, set: { lookAt } }];
  if (changes.length + next.length > 0) {
    await store.commit({ changes: [...changes, ...next], events, effects });
  }
}

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
