import type { Change } from '../domain/change.ts';
import type { MailId, NoticeId, NoticeRecipientId, WebhookNoticeId } from '../domain/ids.ts';
import { addressed, type Vetted } from '../domain/notice/addressed.ts';
import { type Addressee, labelsOf, wishesOf } from '../domain/notice/audience.ts';
import {
  type Addressable,
  batchSize,
  delivered,
  forOutside,
  nextBatch,
  nextBatchAt,
} from '../domain/notice/deliver.ts';
import { goneFrom, isGone } from '../domain/notice/gone.ts';
import { labelsSince } from '../domain/notice/latecomers.ts';
import type { Notice, NoticeRecipient } from '../domain/notice/notice.ts';
import { progressOf } from '../domain/notice/progress.ts';
import { recipientKind } from '../domain/notice/recipient.ts';
import { signedWith } from '../domain/notice/signed-with.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { addressLatecomers, addressNotice, slackChannelOf } from './address-notice.ts';
import { channelLook } from './channel-look.ts';
import { keptBack, overtaken, overtakenAmong, quietAmong } from './keep-back.ts';
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
  const release = notice.releaseId === null ? null : await store.release(notice.releaseId);
  if (!(await address(ports, project, notice, release))) return;
  const recipients = await store.notices.recipients(noticeId);
  const reviewedText = await textForOutside(ports, notice);
  const forThem = forOutside(
    notice,
    project,
    recipients.filter(({ state }) => state === 'not-reviewed'),
    { hasText: reviewedText !== null, captain: release?.captainId ?? null },
  );
  if (forThem !== null) await store.commit(forThem);
  const current = await store.notices.notice(noticeId);
  if (current !== null) await sendBatch(ports, project, current, reviewedText);
}

/** Finds out whom it goes to, once, and who comes to it later; whether it can be carried on. */
async function address(
  ports: Ports,
  project: Project,
  notice: Notice,
  release: Release | null,
): Promise<boolean> {
  const { store, mint, clock } = ports;
  const since = release === null ? [] : labelsSince(notice, release);
  if (notice.addressedAt !== null && since.length === 0) return true;
  const { addressees, left } =
    notice.addressedAt === null
      ? await addressNotice(ports, project, notice)
      : { addressees: await addressLatecomers(ports, project, notice, since), left: [] };
  const vetted = await vetAll(ports, project, notice, addressees);
  // Where nothing was written for those outside, a digest has nothing for them.
  const isForInside = notice.facts.kind === 'digest' && notice.facts.outside.length === 0;
  const decision = addressed(notice, project, {
    vetted: isForInside ? vetted.filter(({ isOutside }) => !isOutside) : vetted,
    left,
    labels: release === null ? null : [...labelsOf(release)],
    now: clock.now(),
    newId: () => mint.id<NoticeRecipientId>(),
  });
  return (await store.commit(decision)).kind === 'done';
}

async function vetAll(
  ports: Ports,
  project: Project,
  notice: Notice,
  addressees: readonly Addressee[],
): Promise<readonly Vetted[]> {
  const { notices } = ports.store;
  const [accepted, subscriptions] = await Promise.all([
    notices.accepted(),
    notices.subscriptions(project.id),
  ]);
  const signingOf = (to: string) => signedWith(to, project.configuration.notices, subscriptions);
  const channelOf = await channelLook(
    ports,
    addressees.map(({ recipient }) => recipient),
  );
  const vetted: Vetted[] = [];
  for (const addressee of addressees) {
    vetted.push(await vetRecipient({ ...ports, channelOf, signingOf }, notice, addressee, accepted));
  }
  return vetted;
}

/** What a person wrote that recipients outside may read of this release; null before that (promise 22). */
async function textForOutside({ store }: Ports, notice: Notice): Promise<string | null> {
  const notices = await store.notices.noticesOf(notice.releaseId);
  return notices.find(({ reviewed }) => reviewed?.outside != null)?.reviewed?.outside ?? null;
}

async function sendBatch(
  ports: Ports,
  project: Project,
  notice: Notice,
  reviewedText: string | null,
): Promise<void> {
  const { store, clock, mint } = ports;
  const now = clock.now();
  const behind = await store.notices.behind(notice.id, notice.edition, { now, limit: batchSize + 1 });
  const earlier = (await store.notices.noticesOf(notice.releaseId)).filter(({ id }) => id < notice.id);
  const next = nextBatch(behind);
  const gone = await goneAmong(ports, project, next);
  const still = next.filter((each) => !gone.includes(each));
  const stale = await overtakenAmong(ports, notice, still);
  const batch = still.filter((each) => !stale.includes(each));
  const quiet = await quietAmong(ports, notice, batch);
  const placed: Addressable[] = [];
  for (const each of batch.filter(({ recipient }) => !quiet.has(recipient))) {
    const channelId = slackChannelOf(each.recipient);
    if (channelId !== null) {
      const under = await earlierOf(store, earlier, each.recipient);
      placed.push({ ...each, by: 'slack', channelId, under });
    } else if (recipientKind(each.recipient) === 'webhook') {
      const webhookId = mint.id<WebhookNoticeId>();
      placed.push({ ...each, project: project.name, reviewedText, by: 'webhook', webhookId, now });
    } else placed.push({ ...each, by: 'mail', mailId: mint.id<MailId>(), now });
  }
  const lookAt =
    behind.length > next.length
      ? nextBatchAt(notice.lookAt, now)
      : firstOf([...quiet.values(), await store.notices.keptBackUntil(notice.id, notice.edition, now)]);
  const { changes, events, effects } = delivered(notice, placed);
  const look: readonly Change[] =
    lookAt?.getTime() === notice.lookAt?.getTime()
      ? []
      : [{ update: 'notices', id: notice.id, revision: notice.revision, set: { lookAt } }];
  const all = [
    ...changes,
    ...keptBack(batch, quiet),
    ...stale.map(overtaken),
    ...gone.map(goneFrom),
    ...look,
  ];
  if (all.length > 0) {
    const recipients = await store.notices.recipients(notice.id);
    const told = batch.filter(({ recipient }) => !quiet.has(recipient));
    const progress = progressOf(notice, project, recipients, told);
    await store.commit({ changes: all, events, effects: [...effects, ...progress] });
  }
}

/** Whoever ended their notices since they were addressed gets no more of this one. */
async function goneAmong(
  { store }: Ports,
  project: Project,
  next: readonly NoticeRecipient[],
): Promise<readonly NoticeRecipient[]> {
  if (next.length === 0) return [];
  const subscriptions = await store.notices.subscriptions(project.id);
  const wishes = wishesOf(project.configuration.notices, subscriptions);
  return next.filter((each) => isGone(each, wishes, subscriptions));
}

const firstOf = (times: readonly (Date | null)[]): Date | null =>
  times.filter((at) => at !== null).toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;

/** The first notice of the release that they have: everything later is said under that one. */
async function earlierOf(
  store: Ports['store'],
  earlier: readonly Notice[],
  recipient: string,
): Promise<NoticeId | null> {
  for (const { id } of earlier) {
    const row = await store.notices.recipient(id, recipient);
    // Whoever left and came back has its message still.
    if (row !== null && row.shownEdition > 0 && (row.state === 'told' || row.state === 'left')) return id;
  }
  return null;
}
