import type { Change, Decision, Effect } from '../change.ts';
import { type ChannelId, type MailId, type NoticeId, type UserId, type WebhookNoticeId } from '../ids.ts';
import type { Project } from '../repository/repository.ts';
import { inProject } from './in-project.ts';
import type { Notice, NoticeRecipient } from './notice.ts';
import { askedCaptains } from './notice-announcement.ts';
import { isForWebhooks, webhookBody } from './webhook-body.ts';

/**
 * So many are told at a time, the rest a moment later: 288 a minute, of the *several hundred* that Slack takes from one
 * app in one workspace, so that something is left for cards and answers.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
export const batchSize = 24;
export const betweenBatchesMs = 5_000;
/** Of a longer list, so many messages are edited at a time: Slack takes fifty edits a minute, cards among them. */
const editsAtATime = 3;

/** Of those who are behind, who is next: whoever has nothing yet before those whose message changes. */
export function nextBatch(behind: readonly NoticeRecipient[]): readonly NoticeRecipient[] {
  const isLong = behind.length > batchSize;
  const unshown = behind.filter(({ shownEdition }) => shownEdition === 0);
  const shown = behind.filter(({ shownEdition }) => shownEdition > 0);
  return [...unshown, ...shown.slice(0, isLong ? editsAtATime : batchSize)].slice(0, batchSize);
}

/** When the next are told: at an even pace, however late this turn came. */
export const nextBatchAt = (dueAt: Date | null, now: Date): Date =>
  new Date(Math.max((dueAt ?? now).getTime() + betweenBatchesMs, now.getTime() + betweenBatchesMs - 2_000));

/** A recipient with where they read: in Slack, under an earlier notice where they have that, by e-mail or webhook. */
export type Addressable = NoticeRecipient &
  (
    | { readonly by: 'slack'; readonly channelId: ChannelId; readonly under: NoticeId | null }
    | { readonly by: 'mail'; readonly mailId: MailId; readonly now: Date }
    | {
        readonly by: 'webhook';
        readonly webhookId: WebhookNoticeId;
        readonly project: string;
        /** What a captain wrote for recipients outside. */
        readonly reviewedText: string | null;
        readonly now: Date;
      }
  );

/** Whether the message that somebody has is behind what is worth telling them. */
const isToldAgain = (notice: Notice, { shownEdition }: NoticeRecipient): boolean =>
  shownEdition > 0 && shownEdition < notice.toldEdition && notice.facts.kind === 'asn';

/** What has left cannot be edited: there is one for the notice, and one for each change that is worth telling. */
function letterFor(notice: Notice, each: Addressable): readonly Change[] {
  if (each.by === 'slack' || (each.shownEdition > 0 && !isToldAgain(notice, each))) return [];
  const letter = {
    noticeId: notice.id,
    recipient: each.recipient,
    edition: notice.edition,
    state: 'unsent',
    attempts: 0,
    notBefore: each.now,
    createdAt: each.now,
    revision: 1,
  } as const;
  if (each.by === 'mail') {
    const row = { ...letter, id: each.mailId, releaseId: notice.releaseId, triedSince: each.now };
    return [{ insert: 'mails', row }];
  }
  if (!isForWebhooks(notice)) return [];
  const body = webhookBody(notice, { ...each, isFirst: each.shownEdition === 0 });
  return [{ insert: 'webhookNotices', row: { ...letter, id: each.webhookId, body } }];
}

/** The next recipients get their message, or see it changed, and hear of what matters in the change. */
export function delivered(notice: Notice, batch: readonly Addressable[]): Decision {
  return {
    changes: batch.flatMap((each): readonly Change[] => [
      ...letterFor(notice, each),
      {
        update: 'noticeRecipients',
        id: each.id,
        revision: each.revision,
        set: { state: 'told', shownEdition: notice.edition, notBefore: null },
      },
    ]),
    events: [],
    effects: batch.flatMap((each) => leaving(notice, each)),
  };
}

function leaving(notice: Notice, each: Addressable): readonly Effect[] {
  if (each.by === 'slack') return shownTo(notice, each);
  return each.by === 'mail'
    ? [{ effect: 'send-mail', mailId: each.mailId }]
    : [{ effect: 'send-webhook', webhookId: each.webhookId }];
}

function shownTo(notice: Notice, each: Extract<Addressable, { readonly by: 'slack' }>): readonly Effect[] {
  const { recipient, channelId, under } = each;
  const { facts, toldEdition, toldWhat: what } = notice;
  const shown: Effect = { effect: 'show-notice', noticeId: notice.id, recipient, channelId, under };
  if (facts.kind !== 'asn' || !isToldAgain(notice, each)) return [shown];
  const { version, candidate, expected, progress } = facts;
  return [
    shown,
    {
      effect: 'say-under-notice',
      key: `notice-changed:${notice.id}:${recipient}:${toldEdition}`,
      noticeId: notice.id,
      recipient,
      channelId,
      announcement: { kind: 'notice-changed', what, version, candidate, expected, progress },
    },
  ];
}

/**
 * Recipients outside whose notice waits for a person's words: once these are there it goes on, and before that a
 * captain is asked for them, once for each release.
 */
export function forOutside(
  notice: Notice,
  project: Project,
  waiting: readonly NoticeRecipient[],
  { hasText, captain }: { readonly hasText: boolean; readonly captain: UserId | null },
): Decision | null {
  if (waiting.length === 0) return null;
  const changes = waiting.map(
    ({ id, revision }): Change => ({ update: 'noticeRecipients', id, revision, set: { state: 'wanted' } }),
  );
  const { version } = notice.facts;
  // A digest has nothing for them but what was reviewed with each release.
  if (hasText || version === null) return { changes, events: [], effects: [] };
  const key = `notice-outside:${notice.releaseId}`;
  const asked = inProject(project, notice, key, {
    kind: 'notice-held',
    noticeId: notice.id,
    version,
    why: 'outside',
    ...askedCaptains(project, captain),
  });
  return { changes: [], events: [], effects: [asked] };
}
