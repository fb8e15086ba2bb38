import type { ColumnType, Generated } from 'kysely';
import type { Records } from '../domain/change.ts';
import type {
  ChannelId,
  MessageId,
  PickId,
  ProjectId,
  RequestId,
  Sha,
  TeamId,
  UserId,
} from '../domain/ids.ts';
import type { MessageState, MessageSubject } from '../domain/outbox/message.ts';
import type { FoundBy } from '../domain/pick/find-fix.ts';
import type { MissedPolicy } from '../domain/project/configuration.ts';
import type { Request } from '../domain/request/request.ts';
import type { ScheduleKind } from '../domain/schedule/wanted-schedules.ts';

/** JSON goes in as text that we made, and comes out parsed. */
type Json<T> = ColumnType<T, string, string>;

/** A record's columns, with those that hold JSON marked. */
type Row<T, JsonColumns extends keyof T = never> = {
  [K in keyof T]: K extends JsonColumns ? Json<T[K]> : T[K];
};

/** The tables as Kysely sees them: camelCase here, snake_case in SQL (CamelCasePlugin). */
export type Database = {
  installation: { teamId: TeamId; boundAt: Date };
  repositories: Row<Records['repositories'], 'fileProblems' | 'acceptedTagWorkflows'>;
  projectFiles: Row<Records['projectFiles'], 'loosened' | 'authorLogins'>;
  identityLinks: Row<Records['identityLinks']>;
  signIns: Row<Records['signIns']>;
  projects: Row<Records['projects'], 'configuration'>;
  releases: Row<Records['releases'], 'notes' | 'editedNotes' | 'hotfix'>;
  candidates: Row<Records['candidates'], 'stateReason'>;
  dispatches: Row<Records['dispatches'], 'inputs'>;
  deployments: Row<
    Records['deployments'],
    'stateReason' | 'requesters' | 'policy' | 'shown' | 'ladder' | 'verification' | 'rollback'
  >;
  approvals: Row<Records['approvals']>;
  overrides: Row<Records['overrides']>;
  freezes: Row<Records['freezes']>;
  holds: Row<Records['holds']>;
  subscriptions: Row<Records['subscriptions'], 'kinds' | 'environments' | 'labels'>;
  acceptedRecipients: Row<Records['acceptedRecipients']>;
  notices: Row<Records['notices'], 'facts' | 'firstFacts' | 'reviewed' | 'toldWhat' | 'addressedLabels'>;
  quietHours: Row<Records['quietHours']>;
  noticeRecipients: Row<Records['noticeRecipients']>;
  noticeAnswers: Row<Records['noticeAnswers']>;
  mails: Row<Records['mails']>;
  webhookNotices: Row<Records['webhookNotices'], 'body'>;
  rollbackVerdicts: Row<Records['rollbackVerdicts']>;
  rollbackOpinions: Row<Records['rollbackOpinions']>;
  rollbackHooks: Row<Records['rollbackHooks'], 'result'>;
  picks: Row<Records['picks'], 'source' | 'made' | 'conflict' | 'problem'>;
  watches: Row<Records['watches'], 'source'>;
  trains: Row<Records['trains'], 'contents' | 'reason'>;
  skippedTimes: Row<Records['skippedTimes']>;
  fixChecks: { pickId: PickId; sha: Sha; foundBy: FoundBy | null; checkedAt: Date };
  foreignRuns: {
    runId: number;
    runAttempt: number;
    projectId: ProjectId;
    environment: string;
    url: string;
    actor: string | null;
    seenAt: Date;
  };
  trailEvents: {
    seq: number;
    projectId: ProjectId | null;
    projectSeq: number | null;
    kind: string;
    actor: string;
    happenedAt: Date;
    requestId: RequestId | null;
    body: string;
    previousHash: string;
    hash: string;
  };
  trailHead: { seq: number; hash: string };
  trailProjectHeads: { projectId: ProjectId; projectSeq: number; seq: number };
  requests: {
    id: RequestId;
    key: string;
    payload: Json<Omit<Request, 'id' | 'receivedAt'>>;
    receivedAt: Date;
    outcome: Json<unknown> | null;
    carriedOutAt: Date | null;
    answeredAt: Date | null;
  };
  githubDeliveries: {
    id: string;
    event: string;
    repositoryId: number | null;
    payload: Json<unknown>;
    receivedAt: Date;
    handledAt: Date | null;
  };
  messages: {
    id: MessageId;
    key: string;
    channelId: ChannelId;
    threadOf: MessageId | null;
    broadcast: Generated<boolean>;
    subject: Json<MessageSubject>;
    wantedRevision: Generated<number>;
    sentRevision: Generated<number>;
    state: MessageState;
    ts: string | null;
    postedIn: Generated<ChannelId | null>;
    wantedBy: UserId | null;
    problem: string | null;
    attempts: Generated<number>;
    notBefore: Date | null;
    createdAt: Date;
    wantedAt: Date;
    shownHash: string | null;
  };
  channelPauses: { channelId: ChannelId; untilAt: Date };
  schedules: {
    name: string;
    cron: string;
    timeZone: string;
    nextAt: Date;
    projectId: Generated<ProjectId | null>;
    kind: ScheduleKind;
    leadMs: Generated<number>;
    missed: Generated<MissedPolicy>;
  };
  scheduleFirings: { schedule: string; fireAt: Date; firedAt: Date };
};
