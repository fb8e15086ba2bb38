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
const user = /^[UW][A-Z0-9]+$/;
const channel = /^[CGD][A-Z0-9]+$/;
const userGroup = /^S[A-Z0-9]+$/;
const sha = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

function parser<T extends Branded<string, string>>(form: RegExp, name: string) {
  return (text: string): T => {
    if (!form.test(text)) throw new TypeError(`not a ${name}: ${JSON.stringify(text.slice(0, 80))}`);
    return text as T;
  };
}

/** Each throws a TypeError on text of another form: what a person typed is checked before it comes here. */
export const parseProjectId = parser<ProjectId>(minted, 'project id');
export const parseReleaseId = parser<ReleaseId>(minted, 'release id');
export const parseCandidateId = parser<CandidateId>(minted, 'candidate id');
export const parseRequestId = parser<RequestId>(minted, 'request id');
export const parseMessageId = parser<MessageId>(minted, 'message id');
export const parseProjectFileId = parser<ProjectFileId>(minted, 'project file id');
export const parseDeploymentId = parser<DeploymentId>(minted, 'deployment id');
export const parseApprovalId = parser<ApprovalId>(minted, 'approval id');
export const parseOverrideId = parser<OverrideId>(minted, 'override id');
export const parseFreezeId = parser<FreezeId>(minted, 'freeze id');
export const parseHoldId = parser<HoldId>(minted, 'hold id');
export const parseDispatchId = parser<DispatchId>(/^wb-[a-z0-9]{12}$/, 'dispatch id');
export const parseUserId = parser<UserId>(user, 'Slack user id');
export const parseChannelId = parser<ChannelId>(channel, 'Slack channel id');
export const parseUserGroupId = parser<UserGroupId>(userGroup, 'Slack user group id');
export const parseTeamId = parser<TeamId>(/^[TE][A-Z0-9]+$/, 'Slack workspace id');
export const parseSha = parser<Sha>(sha, 'commit id');

export function parseRepositoryId(value: number): RepositoryId {
  if (!Number.isSafeInteger(value) || value <= 0) throw new TypeError(`not a repository id: ${value}`);
  return value as RepositoryId;
}

export const isUserId = (text: string): text is UserId => user.test(text);
export const isUserGroupId = (text: string): text is UserGroupId => userGroup.test(text);
export const isChannelId = (text: string): text is ChannelId => channel.test(text);
export const isSha = (text: string): text is Sha => sha.test(text);

/** Slack takes a person's id where it asks for a channel: it is their direct conversation with the bot. */
export const directChannelOf = (userId: UserId): ChannelId => userId as string as ChannelId;
