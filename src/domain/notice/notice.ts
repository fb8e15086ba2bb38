import type { DigestFacts } from '../digest/digest.ts';
import type { NoticeAnswerId, NoticeId, NoticeRecipientId, ProjectId, ReleaseId, UserId } from '../ids.ts';
import type { NoticeFacts } from './notice-facts.ts';
import type { Told } from './significance.ts';

export const sentKinds = ['asn', 'pod', 'returned', 'failure', 'digest', 'mine'] as const;
export type SentKind = (typeof sentKinds)[number];

/** *Held*: a person has to see it first. *Open*: it is kept up to date. *Closed*: it says its last word. */
export const noticeStates = ['held', 'open', 'closed'] as const;
type NoticeState = (typeof noticeStates)[number];

/** What a person wrote for a notice before it left. */
export type Reviewed = {
  readonly by: UserId;
  /** ISO 8601 */
  readonly at: string;
  /** In place of the generated text, for recipients inside; null leaves that as it is. */
  readonly inside: string | null;
  /** For recipients outside; null where there is nothing for them. */
  readonly outside: string | null;
};

/** One word to stakeholders: of a release, or of a project’s last days. */
export type Notice = {
  readonly id: NoticeId;
  readonly key: string;
  readonly projectId: ProjectId;
  /** Null for a digest, which is of no release. */
  readonly releaseId: ReleaseId | null;
  readonly kind: SentKind;
  readonly state: NoticeState;
  readonly facts: NoticeFacts;
  readonly firstFacts: NoticeFacts;
  readonly reviewed: Reviewed | null;
  readonly edition: number;
  /** The latest edition that was worth telling people of; later ones only edit. */
  readonly toldEdition: number;
  readonly toldWhat: readonly Told[];
  readonly addressedAt: Date | null;
  /** Labels of the release's changes when it was last addressed, in lower case; null before. */
  readonly addressedLabels: readonly string[] | null;
  readonly lookAt: Date | null;
  readonly createdAt: Date;
  readonly revision: number;
};

/** A notice of a release: every one but a digest. */
export type ReleaseNotice = Notice & {
  readonly releaseId: ReleaseId;
  readonly facts: Exclude<NoticeFacts, DigestFacts>;
};

export const isOfRelease = (notice: Notice): notice is ReleaseNotice =>
  notice.releaseId !== null && notice.facts.kind !== 'digest';

export const noticeRecipientStates = [
  'wanted',
  'told',
  'not-accepted',
  'not-reviewed',
  'left',
  'undeliverable',
  'overtaken',
] as const;
export type NoticeRecipientState = (typeof noticeRecipientStates)[number];

/** One recipient of one notice. */
export type NoticeRecipient = {
  readonly id: NoticeRecipientId;
  readonly noticeId: NoticeId;
  readonly recipient: string;
  readonly via: string;
  readonly isOutside: boolean;
  readonly state: NoticeRecipientState;
  readonly shownEdition: number;
  readonly problem: string | null;
  /** Kept back until then, because of this person’s quiet hours; null where it is not. */
  readonly notBefore: Date | null;
  readonly at: Date;
  readonly revision: number;
};

export const answerKinds = ['noted', 'concern'] as const;

/** What a stakeholder said to a notice. */
export type NoticeAnswer = {
  readonly id: NoticeAnswerId;
  readonly noticeId: NoticeId;
  readonly releaseId: ReleaseId;
  readonly recipient: string;
  readonly userId: UserId;
  readonly kind: (typeof answerKinds)[number];
  readonly text: string;
  readonly at: Date;
  readonly answer: string | null;
  readonly answeredBy: UserId | null;
  readonly answeredAt: Date | null;
  readonly revision: number;
};

/** The one message that a recipient has of a notice. */
export const noticeMessageKey = (noticeId: NoticeId, recipient: string): string =>
  `notice:${noticeId}:${recipient}`;
