import type { Change, Decision, Effect } from '../change.ts';
import {
  type ChannelId,
  isChannelId,
  isUserId,
  type MailId,
  type NoticeId,
  type NoticeRecipientId,
  type UserId,
  type WebhookNoticeId,
} from '../ids.ts';
import type { Project } from '../repository/repository.ts';
import type { Addressee } from './audience.ts';
import type { Notice, NoticeRecipient, NoticeRecipientState } from './notice.ts';
import { askedCaptains, type Reach } from './notice-announcement.ts';
import { environmentIn } from './notice-facts.ts';
import { acceptedAs } from './recipient.ts';
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

/** A recipient with what stands between them and the notice. */
export type Vetted = Addressee & {
  readonly isOutside: boolean;
  readonly state: Extract<NoticeRecipientState, 'wanted' | 'not-accepted' | 'not-reviewed' | 'undeliverable'>;
  readonly problem: string | null;
};

/** Keeps whom a notice goes to, and who is not told any more: found out once, and on the record. */
export function addressed(
  notice: Notice,
  project: Project,
  {
    vetted,
    left,
    now,
    newId,
  }: {
    readonly vetted: readonly Vetted[];
    readonly left: readonly string[];
    readonly now: Date;
    readonly newId: () => NoticeRecipientId;
  },
): Decision {
  const row = (
    each: Pick<NoticeRecipient, 'recipient' | 'via' | 'isOutside' | 'state' | 'problem'>,
  ): Change => ({
    insert: 'noticeRecipients',
    row: {
      id: newId(),
      noticeId: notice.id,
      shownEdition: 0,
      notBefore: null,
      at: now,
      revision: 1,
      ...each,
    },
  });
  const count = (state: NoticeRecipientState) => vetted.filter((each) => each.state === state).length;
  const waiting = vetted.filter(({ state }) => state === 'not-accepted');
  return {
    changes: [
      { update: 'notices', id: notice.id, revision: notice.revision, set: { addressedAt: now } },
      ...vetted.map(row),
      ...left.map((recipient) => row({ recipient, via: '', isOutside: false, state: 'left', problem: null })),
    ],
    events: [
      {
        kind: 'notice-addressed',
        projectId: project.id,
        actor: 'waybill',
        at: now,
        facts: {
          notice: notice.kind,
          version: notice.facts.version,
          environment: environmentIn(notice.facts),
          recipients: count('wanted'),
          waiting: count('not-accepted') + count('not-reviewed'),
          // By name, as long as an auditor can read it.
          left: left.slice(0, 50),
        },
      },
    ],
    effects: [
      ...said(notice, project, vetted, left),
      ...[...new Set(waiting.map(({ recipient }) => acceptedAs(recipient)))].map((recipient) =>
        inProject(project, notice, `recipient-waits:${project.id}:${recipient}`, {
          kind: 'recipient-waits',
          recipient,
          project: project.name,
        }),
      ),
      ...vetted
        .filter(({ state }) => state === 'undeliverable')
        .map(({ recipient, problem }) => undeliverable(project, notice, recipient, problem ?? '')),
    ],
  };
}

type Say = Extract<Effect, { effect: 'say' }>;
type Said = Say['announcement'];

export const inProject = (project: Project, notice: Notice, key: string, announcement: Said): Say => ({
  effect: 'say',
  key,
  channelId: project.channelId,
  thread: notice.releaseId,
  reach: 'thread',
  announcement,
});

/** In the release's thread, who was told; nothing where that is nobody. */
function said(
  notice: Notice,
  project: Project,
  vetted: readonly Vetted[],
  left: readonly string[],
): readonly Effect[] {
  const told = vetted.filter(({ state }) => state === 'wanted').map(({ recipient }) => recipient);
  // Digests are no news of a release, and one’s own changes are nobody else’s business.
  const { version } = notice.facts;
  if (version === null || notice.kind === 'mine') return [];
  if (told.length === 0 && left.length === 0) return [];
  return [
    inProject(project, notice, `notice-sent:${notice.id}`, {
      kind: 'notice-sent',
      notice: notice.kind,
      version,
      environment: environmentIn(notice.facts),
      to: reachOf(told),
      left: reachOf(left),
      percent: told.length > batchSize ? 0 : null,
    }),
  ];
}

const mostNamed = 8;

export function reachOf(recipients: readonly string[]): Reach {
  const channels = recipients.filter(isChannelId);
  const people = recipients.filter(isUserId).length;
  return {
    channels: channels.slice(0, mostNamed),
    moreChannels: Math.max(0, channels.length - mostNamed),
    people,
    addresses: recipients.length - channels.length - people,
  };
}

/** To the captains: somebody cannot be reached. Once for each release and problem; it is not tried for ever. */
export function undeliverable(project: Project, notice: Notice, recipient: string, problem: string): Effect {
  return inProject(
    project,
    notice,
    `undeliverable:${notice.releaseId ?? notice.id}:${recipient}:${problem}`,
    {
      kind: 'notice-undeliverable',
      recipient,
      problem,
      version: notice.facts.version,
    },
  );
}

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
