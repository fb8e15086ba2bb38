import type { Change, Decision, Effect } from '../change.ts';
import { type ChannelId, isChannelId, isUserId, type NoticeId, type NoticeRecipientId } from '../ids.ts';
import type { Project } from '../repository/repository.ts';
import type { Addressee } from './audience.ts';
import type { Notice, NoticeRecipient, NoticeRecipientState } from './notice.ts';
import type { Reach } from './notice-announcement.ts';
import { acceptedAs } from './recipient.ts';

/** So many are told at a time; the rest a moment later, so that nobody's approval waits behind a long list. */
export const batchSize = 15;
export const betweenBatchesMs = 3_000;

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
    row: { id: newId(), noticeId: notice.id, shownEdition: 0, at: now, revision: 1, ...each },
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
          environment: notice.facts.kind === 'asn' ? null : notice.facts.environment,
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

type Said = Extract<Effect, { effect: 'say' }>['announcement'];

const inProject = (project: Project, notice: Notice, key: string, announcement: Said): Effect => ({
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
  if (told.length === 0 && left.length === 0) return [];
  return [
    inProject(project, notice, `notice-sent:${notice.id}`, {
      kind: 'notice-sent',
      notice: notice.kind,
      version: notice.facts.version,
      environment: notice.facts.kind === 'asn' ? null : notice.facts.environment,
      to: reachOf(told),
      left: reachOf(left),
    }),
  ];
}

const mostNamed = 8;

function reachOf(recipients: readonly string[]): Reach {
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
  return inProject(project, notice, `undeliverable:${notice.releaseId}:${recipient}:${problem}`, {
    kind: 'notice-undeliverable',
    recipient,
    problem,
    version: notice.facts.version,
  });
}

/** The next recipients get their message, or see it changed, and hear of what matters in the change. */
export function delivered(
  notice: Notice,
  batch: readonly (NoticeRecipient & { readonly channelId: ChannelId; readonly under: NoticeId | null })[],
): Decision {
  return {
    changes: batch.map(({ id, revision }) => ({
      update: 'noticeRecipients',
      id,
      revision,
      set: { state: 'told', shownEdition: notice.edition },
    })),
    events: [],
    effects: batch.flatMap(({ recipient, channelId, under, shownEdition }): readonly Effect[] => {
      const isTold = shownEdition > 0 && shownEdition < notice.toldEdition && notice.facts.kind === 'asn';
      return [
        { effect: 'show-notice', noticeId: notice.id, recipient, channelId, under },
        ...(isTold && notice.facts.kind === 'asn'
          ? [
              {
                effect: 'say-under-notice' as const,
                key: `notice-changed:${notice.id}:${recipient}:${notice.toldEdition}`,
                noticeId: notice.id,
                recipient,
                channelId,
                announcement: {
                  kind: 'notice-changed' as const,
                  what: notice.toldWhat,
                  version: notice.facts.version,
                  candidate: notice.facts.candidate,
                  expected: notice.facts.expected,
                  progress: notice.facts.progress,
                },
              },
            ]
          : []),
      ];
    }),
  };
}

/**
 * Recipients outside whose notice waits for a person's words: once these are there it goes on, and before that a
 * captain is asked for them, once for each release.
 */
export function forOutside(
  notice: Notice,
  project: Project,
  waiting: readonly NoticeRecipient[],
  hasText: boolean,
): Decision | null {
  if (waiting.length === 0) return null;
  const changes = waiting.map(
    ({ id, revision }): Change => ({ update: 'noticeRecipients', id, revision, set: { state: 'wanted' } }),
  );
  if (hasText) return { changes, events: [], effects: [] };
  const key = `notice-outside:${notice.releaseId}`;
  const { version } = notice.facts;
  const asked = inProject(project, notice, key, {
    kind: 'notice-held',
    noticeId: notice.id,
    version,
    why: 'outside',
  });
  return { changes: [], events: [], effects: [asked] };
}
