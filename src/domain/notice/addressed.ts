import type { Change, Decision, Effect } from '../change.ts';
import { isChannelId, isUserId, type NoticeRecipientId } from '../ids.ts';
import type { Project } from '../repository/repository.ts';
import type { Addressee } from './audience.ts';
import { batchSize } from './deliver.ts';
import { inProject, undeliverable } from './in-project.ts';
import type { Notice, NoticeRecipient, NoticeRecipientState } from './notice.ts';
import type { Reach } from './notice-announcement.ts';
import { environmentIn } from './notice-facts.ts';

/** A recipient with what stands between them and the notice. */
export type Vetted = Addressee & {
  readonly isOutside: boolean;
  readonly state: Extract<NoticeRecipientState, 'wanted' | 'not-accepted' | 'not-reviewed' | 'undeliverable'>;
  readonly problem: string | null;
  /** What an admin has to accept first; null where nothing. */
  readonly waitsFor: string | null;
};

/**
 * Keeps whom a notice goes to, and who is not told any more: found out once, and on the record. Later on others may
 * come to an announcement, and nobody goes.
 */
export function addressed(
  notice: Notice,
  project: Project,
  {
    vetted,
    left,
    labels,
    now,
    newId,
  }: {
    readonly vetted: readonly Vetted[];
    readonly left: readonly string[];
    /** Of the release's changes as they are now; null where it is of no release. */
    readonly labels: readonly string[] | null;
    readonly now: Date;
    readonly newId: () => NoticeRecipientId;
  },
): Decision {
  const row = ({
    recipient,
    via,
    isOutside,
    state,
    problem,
  }: Pick<NoticeRecipient, 'recipient' | 'via' | 'isOutside' | 'state' | 'problem'>): Change => ({
    insert: 'noticeRecipients',
    row: {
      id: newId(),
      noticeId: notice.id,
      shownEdition: 0,
      notBefore: null,
      at: now,
      revision: 1,
      recipient,
      via,
      isOutside,
      state,
      problem,
    },
  });
  const isLater = notice.addressedAt !== null;
  const set = { addressedAt: notice.addressedAt ?? now, addressedLabels: labels };
  const look: Change = { update: 'notices', id: notice.id, revision: notice.revision, set };
  if (isLater && vetted.length === 0) return { changes: [look], events: [], effects: [] };
  const count = (state: NoticeRecipientState) => vetted.filter((each) => each.state === state).length;
  const waiting = new Set(vetted.flatMap(({ waitsFor }) => waitsFor ?? []));
  return {
    changes: [
      look,
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
      ...[...waiting].map((recipient) =>
        inProject(project, notice, `recipient-waits:${notice.releaseId ?? project.id}:${recipient}`, {
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

/** In the release's thread, who was told; nothing where that is nobody. */
function said(
  notice: Notice,
  project: Project,
  vetted: readonly Vetted[],
  left: readonly string[],
): readonly Effect[] {
  const told = vetted.filter(({ state }) => state === 'wanted').map(({ recipient }) => recipient);
  const isLater = notice.addressedAt !== null;
  // Digests are no news of a release, and one’s own changes are nobody else’s business.
  const { version } = notice.facts;
  if (version === null || notice.kind === 'mine') return [];
  if (told.length === 0 && left.length === 0) return [];
  return [
    inProject(project, notice, `notice-sent:${notice.id}${isLater ? `:${notice.edition}` : ''}`, {
      kind: 'notice-sent',
      isLater,
      notice: notice.kind,
      version,
      environment: environmentIn(notice.facts),
      to: reachOf(told),
      left: reachOf(left),
      percent: told.length > batchSize && !isLater ? 0 : null,
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
