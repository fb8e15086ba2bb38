import type * as Ids from './domain/ids.ts';
import type { EditedNotes, ReleaseNotes } from './domain/notes/release-notes.ts';
import type { NoticeShown } from './domain/notice/notice-shown.ts';
import type { MessageContent } from './domain/outbox/message.ts';
import type { PickPullFacts } from './domain/pick/pull-facts.ts';
import type { ParsedProjectFile } from './domain/project/parsed-file.ts';
import type { Deployer } from './ports/deployer.ts';
import type { GitHub } from './ports/github.ts';
import type { LookAtHost } from './ports/look-at-host.ts';
import type { Mailer, MailText } from './ports/mail.ts';
import type { Probe } from './ports/probe.ts';
import type { Rendered, Slack } from './ports/slack.ts';
import type { Store } from './ports/store.ts';
import type { Webhooks } from './ports/webhooks.ts';

/** Everything an operation may ask of the outside world. */
export type Ports = {
  readonly clock: Clock;
  readonly mint: Mint;
  readonly log: Log;
  readonly store: Store;
  readonly slack: Slack;
  readonly github: GitHub;
  readonly deployer: Deployer;
  readonly probe: Probe;
  readonly webhooks: Webhooks;
  readonly lookAtHost: LookAtHost;
  readonly draw: (content: MessageContent) => Rendered;
  /** Null where the operator has named no mail server. */
  readonly mailer: Mailer | null;
  readonly drawMail: (shown: NoticeShown) => MailText;
  /** A release's notes as GitHub shows them. */
  readonly notesMarkdown: (notes: ReleaseNotes, edited: EditedNotes | null) => string;
  /** A pick's pull request as GitHub shows it. */
  readonly pickPullText: (facts: PickPullFacts) => { readonly title: string; readonly body: string };
  readonly parseProjectFile: (text: string) => ParsedProjectFile;
  readonly admins: readonly (Ids.UserId | Ids.UserGroupId)[];
  readonly auditChannel: Ids.ChannelId | null;
  /** Variables of the operator's list, with which a file may have something signed. */
  readonly listedSecrets: readonly string[];
};

export type Clock = { readonly now: () => Date };

/** New ids; the only source of chance. */
export type Mint = {
  readonly id: <
    T extends
      | Ids.ProjectId
      | Ids.ReleaseId
      | Ids.CandidateId
      | Ids.MessageId
      | Ids.ProjectFileId
      | Ids.DeploymentId
      | Ids.ApprovalId
      | Ids.OverrideId
      | Ids.FreezeId
      | Ids.HoldId
      | Ids.SubscriptionId
      | Ids.NoticeId
      | Ids.NoticeRecipientId
      | Ids.NoticeAnswerId
      | Ids.MailId
      | Ids.WebhookNoticeId
      | Ids.RollbackVerdictId
      | Ids.RollbackOpinionId
      | Ids.RollbackHookId
      | Ids.PickId
      | Ids.TrainId
      | Ids.SkippedTimeId
      | Ids.WatchId
      | Ids.RequestId,
  >() => T;
  readonly dispatchId: () => Ids.DispatchId;
};

export type Log = {
  readonly info: (facts: object, text: string) => void;
  readonly warn: (facts: object, text: string) => void;
  readonly error: (facts: object, text: string) => void;
};
