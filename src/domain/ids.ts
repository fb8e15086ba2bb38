declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** Ids that Waybill mints (UUIDv7 text, so that they sort by the time they were made). */
export type ProjectId = Branded<string, 'ProjectId'>;
export type ReleaseId = Branded<string, 'ReleaseId'>;
export type CandidateId = Branded<string, 'CandidateId'>;
export type RequestId = Branded<string, 'RequestId'>;
export type MessageId = Branded<string, 'MessageId'>;
export type ProjectFileId = Branded<string, 'ProjectFileId'>;
export type DeploymentId = Branded<string, 'DeploymentId'>;
export type ApprovalId = Branded<string, 'ApprovalId'>;
export type OverrideId = Branded<string, 'OverrideId'>;
export type FreezeId = Branded<string, 'FreezeId'>;
export type HoldId = Branded<string, 'HoldId'>;
export type SubscriptionId = Branded<string, 'SubscriptionId'>;
export type NoticeId = Branded<string, 'NoticeId'>;
export type NoticeRecipientId = Branded<string, 'NoticeRecipientId'>;
export type MailId = Branded<string, 'MailId'>;
export type WebhookNoticeId = Branded<string, 'WebhookNoticeId'>;
export type NoticeAnswerId = Branded<string, 'NoticeAnswerId'>;
export type RollbackVerdictId = Branded<string, 'RollbackVerdictId'>;
export type RollbackOpinionId = Branded<string, 'RollbackOpinionId'>;
export type RollbackHookId = Branded<string, 'RollbackHookId'>;
export type PickId = Branded<string, 'PickId'>;
export type SkippedTimeId = Branded<string, 'SkippedTimeId'>;
export type TrainId = Branded<string, 'TrainId'>;
export type WatchId = Branded<string, 'WatchId'>;

/** One dispatch of a workflow, builds too: short, so that it fits a run's name. `wb-` and 12 letters or digits. */
export type DispatchId = Branded<string, 'DispatchId'>;

/** Ids that Slack mints: `U…` or `W…`, `C…`, `G…` or `D…`, `S…`, `T…`. */
export type UserId = Branded<string, 'UserId'>;
export type ChannelId = Branded<string, 'ChannelId'>;
export type UserGroupId = Branded<string, 'UserGroupId'>;
export type TeamId = Branded<string, 'TeamId'>;

/** A full commit id: 40 lower-case hexadecimal digits (64 in a SHA-256 repository). */
export type Sha = Branded<string, 'Sha'>;

/** GitHub's numeric id of a repository; it survives a rename, the name does not. */
export type RepositoryId = Branded<number, 'RepositoryId'>;

const minted = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const isProjectId = (text: string): text is ProjectId => minted.test(text);
const isReleaseId = (text: string): text is ReleaseId => minted.test(text);
const isCandidateId = (text: string): text is CandidateId => minted.test(text);
const isRequestId = (text: string): text is RequestId => minted.test(text);
const isProjectFileId = (text: string): text is ProjectFileId => minted.test(text);
const isDeploymentId = (text: string): text is DeploymentId => minted.test(text);
const isApprovalId = (text: string): text is ApprovalId => minted.test(text);
const isOverrideId = (text: string): text is OverrideId => minted.test(text);
const isFreezeId = (text: string): text is FreezeId => minted.test(text);
const isHoldId = (text: string): text is HoldId => minted.test(text);
const isNoticeId = (text: string): text is NoticeId => minted.test(text);
const isNoticeRecipientId = (text: string): text is NoticeRecipientId => minted.test(text);
const isNoticeAnswerId = (text: string): text is NoticeAnswerId => minted.test(text);
const isRollbackVerdictId = (text: string): text is RollbackVerdictId => minted.test(text);
const isTrainId = (text: string): text is TrainId => minted.test(text);
const isPickId = (text: string): text is PickId => minted.test(text);
const isDispatchId = (text: string): text is DispatchId => /^wb-[a-z0-9]{12}$/.test(text);
export const isUserId = (text: string): text is UserId => /^[UW][A-Z0-9]+$/.test(text);
export const isChannelId = (text: string): text is ChannelId => /^[CGD][A-Z0-9]+$/.test(text);
export const isUserGroupId = (text: string): text is UserGroupId => /^S[A-Z0-9]+$/.test(text);
export const isTeamId = (text: string): text is TeamId => /^[TE][A-Z0-9]+$/.test(text);
export const isSha = (text: string): text is Sha => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
const isRepositoryId = (value: number): value is RepositoryId => Number.isSafeInteger(value) && value > 0;
/** Slack takes a person's id where it asks for a channel: it is their direct conversation with the bot. */
const isConversationId = (text: string): text is ChannelId => isChannelId(text) || isUserId(text);

function parser<Raw extends string | number, Id extends Raw>(is: (value: Raw) => value is Id, name: string) {
  return (value: Raw): Id => {
    if (!is(value)) throw new TypeError(`not a ${name}: ${JSON.stringify(value).slice(0, 80)}`);
    return value;
  };
}

/** Each throws a TypeError on text of another form: what a person typed is checked before it comes here. */
export const parseProjectId = parser(isProjectId, 'project id');
export const parseReleaseId = parser(isReleaseId, 'release id');
export const parseCandidateId = parser(isCandidateId, 'candidate id');
export const parseRequestId = parser(isRequestId, 'request id');
export const parseProjectFileId = parser(isProjectFileId, 'project file id');
export const parseDeploymentId = parser(isDeploymentId, 'deployment id');
export const parseApprovalId = parser(isApprovalId, 'approval id');
export const parseOverrideId = parser(isOverrideId, 'override id');
export const parseFreezeId = parser(isFreezeId, 'freeze id');
export const parseHoldId = parser(isHoldId, 'hold id');
export const parseNoticeId = parser(isNoticeId, 'notice id');
export const parseNoticeRecipientId = parser(isNoticeRecipientId, 'notice recipient id');
export const parseNoticeAnswerId = parser(isNoticeAnswerId, 'notice answer id');
export const parseRollbackVerdictId = parser(isRollbackVerdictId, 'rollback verdict id');
export const parseTrainId = parser(isTrainId, 'train id');
export const parsePickId = parser(isPickId, 'pick id');
export const parseDispatchId = parser(isDispatchId, 'dispatch id');
export const parseUserId = parser(isUserId, 'Slack user id');
export const parseChannelId = parser(isChannelId, 'Slack channel id');
const parseConversationId = parser(isConversationId, 'Slack channel or user id');
export const parseUserGroupId = parser(isUserGroupId, 'Slack user group id');
export const parseTeamId = parser(isTeamId, 'Slack workspace id');
export const parseSha = parser(isSha, 'commit id');
export const parseRepositoryId = parser(isRepositoryId, 'repository id');

export const directChannelOf = (userId: UserId): ChannelId => parseConversationId(userId);
