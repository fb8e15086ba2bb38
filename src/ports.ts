import type { IdentityLink } from './domain/authority/identity-link.ts';
import type { Person } from './domain/authority/person.ts';
import type { Decision } from './domain/change.ts';
import type * as Ids from './domain/ids.ts';
import type { MessageContent, OutgoingMessage } from './domain/outbox/message.ts';
import type { ParsedProjectFile } from './domain/project/parsed-file.ts';
import type { Candidate } from './domain/release/candidate.ts';
import type { Dispatch } from './domain/release/dispatch.ts';
import type { Release } from './domain/release/release.ts';
import type { ChangeRange } from './domain/repository/change-range.ts';
import type { FoundRepository, FoundTag, RepositoryFile } from './domain/repository/found.ts';
import type { Project, ProjectFile, Repository } from './domain/repository/repository.ts';
import type { RepositoryRules } from './domain/repository/rules.ts';
import type { Run, RunReference } from './domain/repository/run.ts';
import type { Request } from './domain/request/request.ts';
import type { TrailHead } from './domain/trail/chain.ts';
import type { TrailEvent } from './domain/trail/event.ts';

/** Everything an operation may ask of the outside world. */
export type Ports = {
  readonly clock: Clock;
  readonly mint: Mint;
  readonly log: Log;
  readonly store: Store;
  readonly slack: Slack;
  readonly github: GitHub;
  readonly draw: (content: MessageContent) => Rendered;
  readonly parseProjectFile: (text: string) => ParsedProjectFile;
  readonly admins: readonly (Ids.UserId | Ids.UserGroupId)[];
  readonly auditChannel: Ids.ChannelId | null;
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
      | Ids.RequestId,
  >() => T;
  readonly dispatchId: () => Ids.DispatchId;
};

export type Log = {
  readonly info: (facts: object, text: string) => void;
  readonly warn: (facts: object, text: string) => void;
  readonly error: (facts: object, text: string) => void;
};

/** How a commit of a decision ended. *Conflict*: a row had moved on, or a named constraint said no. */
export type Commit =
  | { readonly kind: 'done'; readonly events: readonly TrailEvent[] }
  | { readonly kind: 'repeated'; readonly outcome: unknown }
  | { readonly kind: 'conflict'; readonly constraint: string | null };

export type Store = {
  /**
   * Makes a decision true in one transaction. With a request, the outcome is kept with it, so that a
   * redelivered request gets the same answer and has no second effect.
   */
  readonly commit: (
    decision: Decision,
    request?: { readonly id: Ids.RequestId; readonly outcome: unknown },
  ) => Promise<Commit>;

  readonly projects: () => Promise<readonly Project[]>;
  readonly project: (id: Ids.ProjectId) => Promise<Project | null>;
  /** By its name, retired ones too. */
  readonly projectNamed: (name: string) => Promise<Project | null>;
  readonly repository: (id: Ids.RepositoryId) => Promise<Repository | null>;
  readonly repositories: () => Promise<readonly Repository[]>;
  readonly projectFile: (id: Ids.ProjectFileId) => Promise<ProjectFile | null>;
  /** The latest in that state. */
  readonly projectFileIn: (
    repositoryId: Ids.RepositoryId,
    state: 'in-force' | 'waiting' | 'refused',
  ) => Promise<ProjectFile | null>;
  readonly identityLinks: () => Promise<readonly IdentityLink[]>;

  readonly release: (id: Ids.ReleaseId) => Promise<Release | null>;
  /** Newest first; all of a project's, or those in one state. */
  readonly releases: (
    projectId: Ids.ProjectId,
    options?: { readonly state?: Release['state']; readonly limit?: number },
  ) => Promise<readonly Release[]>;
  readonly candidate: (id: Ids.CandidateId) => Promise<Candidate | null>;
  /** By number, lowest first. */
  readonly candidatesOf: (releaseId: Ids.ReleaseId) => Promise<readonly Candidate[]>;
  readonly candidatesOfProject: (projectId: Ids.ProjectId) => Promise<readonly Candidate[]>;
  /** By attempt, lowest first. */
  readonly dispatchesOf: (candidateId: Ids.CandidateId) => Promise<readonly Dispatch[]>;
  /** Dispatches that a run in a repository may belong to: by its id, else by commit while none is known. */
  readonly dispatchesForRun: (
    repositoryId: Ids.RepositoryId,
    run: { readonly runId: number; readonly sha: Ids.Sha },
  ) => Promise<readonly Dispatch[]>;

  readonly trailHead: () => Promise<TrailHead>;
  /** In order, from just after `seq`; at most `limit`. */
  readonly trailAfter: (seq: number, limit: number) => Promise<readonly TrailEvent[]>;
  readonly trailProjectHeads: () => Promise<
    readonly { readonly projectId: Ids.ProjectId; readonly projectSeq: number; readonly seq: number }[]
  >;
  /** Newest first, of one project. */
  readonly history: (
    projectId: Ids.ProjectId,
    options: { readonly before?: number; readonly limit: number },
  ) => Promise<readonly TrailEvent[]>;

  readonly request: (
    id: Ids.RequestId,
  ) => Promise<{ readonly request: Request; readonly outcome: unknown; readonly isAnswered: boolean } | null>;
  readonly requestAnswered: (id: Ids.RequestId, at: Date) => Promise<void>;

  readonly delivery: (id: string) => Promise<{
    readonly id: string;
    readonly event: string;
    readonly repositoryId: number | null;
    readonly payload: unknown;
  } | null>;
  readonly deliveryHandled: (id: string, at: Date) => Promise<void>;

  /** Binds the database to a workspace for good; answers with the one that it is bound to. */
  readonly bindWorkspace: (teamId: Ids.TeamId) => Promise<Ids.TeamId>;

  readonly outbox: Outbox;
};

/** What came in from outside, kept with the work that it means before it is acknowledged. */
export type Inbox = {
  /** `key` is equal for two deliveries of one request, and for a replay. */
  readonly accept: (key: string, asked: Omit<Request, 'id' | 'receivedAt'>) => Promise<'new' | 'duplicate'>;
  readonly acceptDelivery: (delivery: {
    readonly id: string;
    readonly event: string;
    readonly repositoryId: number | null;
    readonly payload: unknown;
  }) => Promise<'new' | 'duplicate'>;
};

/** What the clock asks for. */
export type Due = {
  readonly enqueueDue: () => Promise<void>;
  readonly forgetOld: () => Promise<void>;
};

/** The messages that Waybill keeps in Slack, and what is still to be sent. */
export type Outbox = {
  /** The channel's next message to send or edit, oldest first; null when nothing is due. */
  readonly next: (channelId: Ids.ChannelId, now: Date) => Promise<OutgoingMessage | null>;
  readonly markPosting: (id: Ids.MessageId) => Promise<void>;
  /** Certainly not in the channel: the next send posts it. */
  readonly markUnsent: (id: Ids.MessageId) => Promise<void>;
  readonly markUncertain: (id: Ids.MessageId, notBefore: Date) => Promise<void>;
  readonly markSent: (id: Ids.MessageId, revision: number, ts: string) => Promise<void>;
  /** Slack will not take it: it is not tried again until it is asked for again. */
  readonly markRefused: (id: Ids.MessageId, revision: number, problem: string) => Promise<void>;
  /** Found in the channel after its answer was lost; what it shows may be out of date. */
  readonly markFound: (id: Ids.MessageId, ts: string) => Promise<void>;
  /** Its message is gone from the channel: the next send posts it anew. */
  readonly markGone: (id: Ids.MessageId) => Promise<void>;
  readonly postpone: (id: Ids.MessageId, notBefore: Date) => Promise<void>;
  readonly pauseChannel: (channelId: Ids.ChannelId, until: Date) => Promise<void>;
  readonly pausedUntil: (channelId: Ids.ChannelId) => Promise<Date | null>;
  /** The posted message of a key, for threads and links. */
  readonly posted: (
    key: string,
  ) => Promise<{ readonly channelId: Ids.ChannelId; readonly ts: string } | null>;
};

/**
 * How posting ended. *Uncertain*: the answer was lost, and Slack may have stored it all the same. *Gone*:
 * the message to edit, or the thread to reply in, is no longer there. *Paused*: Slack did not act on it and
 * is to be left alone for a while.
 */
export type PostResult =
  | { readonly kind: 'sent'; readonly ts: string }
  | { readonly kind: 'uncertain' }
  | { readonly kind: 'gone'; readonly what: 'message' | 'thread' }
  | { readonly kind: 'paused'; readonly retryAfterMs: number }
  | { readonly kind: 'refused'; readonly problem: string };

export type SlackChannel = {
  readonly id: Ids.ChannelId;
  readonly name: string;
  readonly isArchived: boolean;
  readonly hasBot: boolean;
  readonly isShared: boolean;
};
export type SlackUserGroup = { readonly id: Ids.UserGroupId; readonly handle: string; readonly name: string };

/** Text and blocks as Slack takes them, made by the views. */
export type Rendered = { readonly text: string; readonly blocks: readonly object[] };

/** A modal by Slack's id of it, or by the one that we gave it when it was opened (`Place.modal`). */
export type ModalAddress = { readonly viewId: string } | { readonly externalId: string };

/** Slack. Every call throws an IntegrationError when Slack cannot be asked; nothing is cached. */
export type Slack = {
  readonly person: (id: Ids.UserId) => Promise<Person | null>;
  readonly isInChannel: (channelId: Ids.ChannelId, userId: Ids.UserId) => Promise<boolean>;
  readonly groupMembers: (id: Ids.UserGroupId) => Promise<readonly Ids.UserId[]>;
  readonly userGroups: () => Promise<readonly SlackUserGroup[]>;
  readonly channel: (id: Ids.ChannelId) => Promise<SlackChannel | null>;
  /** The scopes that the token has, as Slack reports them; null where it does not. */
  readonly scopes: () => Promise<readonly string[] | null>;

  /**
   * Posts, or edits where `ts` is given. `key` travels in the message's metadata, with the trail's head where
   * the message carries one; others in the channel can read it.
   */
  readonly send: (message: {
    readonly channelId: Ids.ChannelId;
    readonly key: string;
    readonly ts: string | null;
    readonly threadTs: string | null;
    readonly broadcast: boolean;
    readonly content: Rendered;
    readonly trailHead?: TrailHead;
  }) => Promise<PostResult>;
  /** Looks a message of ours up by its key among those posted since. *Unknown*: it may not look there. */
  readonly findPosted: (message: {
    readonly channelId: Ids.ChannelId;
    readonly key: string;
    readonly threadTs: string | null;
    readonly since: Date;
  }) => Promise<{ readonly ts: string } | 'absent' | 'unknown'>;
  /** The trail's heads that the bot's own messages carry, newest first; null where it may not look. */
  readonly anchorsIn: (channelId: Ids.ChannelId) => Promise<readonly TrailHead[] | null>;
  /**
   * To the person alone: by the response address, else as an ephemeral message, else as a direct one.
   * `replaceOriginal` counts only where the button was on a message that the person alone sees.
   */
  readonly answer: (
    request: Request,
    content: Rendered,
    options?: { readonly replaceOriginal?: boolean },
  ) => Promise<void>;
  /** Fills a modal in place. *Gone*: the person has closed it, or it could not be opened. */
  readonly updateView: (modal: ModalAddress, view: object) => Promise<'updated' | 'gone'>;
  readonly publishHome: (userId: Ids.UserId, view: object) => Promise<void>;
};

/** GitHub. Reads may be repeated; each write is one request and is never repeated by itself. */
export type GitHub = {
  /** Null where there is none that we may see. */
  readonly repository: (fullName: string) => Promise<FoundRepository | null>;
  /** By its id, whatever it is called today; the last known name helps on servers that have no such question. */
  readonly repositoryById: (id: Ids.RepositoryId, lastKnownAs?: string) => Promise<FoundRepository | null>;
  /** `ref` is a full commit id or a branch's name; never a tag. */
  readonly readFile: (repository: string, path: string, ref: string) => Promise<RepositoryFile | null>;
  /** Logins of all who had a hand in a file after one commit, up to another: by its commits and their pull requests. */
  readonly fileAuthors: (
    repository: string,
    path: string,
    from: Ids.Sha | null,
    to: Ids.Sha,
  ) => Promise<readonly (string | null)[]>;
  readonly branchTip: (repository: string, branch: string) => Promise<Ids.Sha | null>;
  /** The full id of a commit named by any unambiguous beginning of it; null where there is none. */
  readonly resolveCommit: (repository: string, text: string) => Promise<Ids.Sha | null>;
  /** Whether a commit is an ancestor of, or the same as, another. */
  readonly isAncestor: (repository: string, ancestor: Ids.Sha, descendant: Ids.Sha) => Promise<boolean>;
  /** Every tag with the commit it comes down to. */
  readonly tags: (repository: string, prefix: string) => Promise<readonly FoundTag[]>;
  /** Reads `refs/tags/<tag>`, never a branch of the same name. */
  readonly tagTarget: (repository: string, tag: string) => Promise<Ids.Sha | null>;
  readonly tagMessage: (repository: string, tag: string) => Promise<string | null>;
  /** What lies after `base` (null: from the beginning) up to `head`, with the pull requests that brought it. */
  readonly changes: (
    repository: string,
    base: Ids.Sha | null,
    head: Ids.Sha,
    progress: (text: {
      readonly done: number;
      readonly total: number;
      readonly what: 'commits' | 'pull-requests' | 'files';
    }) => void,
    options: { readonly paths: readonly string[]; readonly wantsFiles: boolean },
  ) => Promise<ChangeRange>;
  readonly createTag: (
    repository: string,
    tag: { readonly name: string; readonly sha: Ids.Sha; readonly message: string; readonly at: Date },
  ) => Promise<Sent<{ readonly kind: 'made' } | { readonly kind: 'exists' }>>;
  readonly dispatchWorkflow: (
    repository: string,
    dispatch: {
      readonly workflow: string;
      readonly ref: string;
      readonly inputs: Readonly<Record<string, string>>;
    },
  ) => Promise<Sent<RunReference | null>>;
  /** Runs of a workflow started by dispatch since a time, newest first. */
  readonly runsSince: (repository: string, workflow: string, since: Date) => Promise<readonly Run[]>;
  readonly run: (repository: string, runId: number) => Promise<Run | null>;
  readonly failingJob: (repository: string, runId: number, attempt: number) => Promise<string | null>;
  readonly cancelRun: (repository: string, runId: number) => Promise<void>;
  /** The login our own runs are started by; null where it cannot be told. */
  readonly ownLogin: () => Promise<string | null>;
  /** Everything the doctor looks at, part by part; a part that could not be read says so. */
  readonly rules: (repository: string, trunk: string) => Promise<RepositoryRules>;
};

/** How one write ended. *Refused* is definite; *limited* did not act; *uncertain* may have. */
export type Sent<T> =
  | { readonly kind: 'accepted'; readonly value: T }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'limited'; readonly until: Date }
  | { readonly kind: 'uncertain' };
