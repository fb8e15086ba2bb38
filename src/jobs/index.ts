import type {
  CandidateId,
  ChannelId,
  DeploymentId,
  FreezeId,
  MailId,
  NoticeId,
  PickId,
  ReleaseId,
  RepositoryId,
  RequestId,
  TrainId,
  WebhookNoticeId,
} from '../domain/ids.ts';
import type { ListedWork, WokenWork } from '../domain/job.ts';
import { advanceBuild } from '../operations/advance-build.ts';
import { advanceLane } from '../operations/advance-lane.ts';
import { advancePick } from '../operations/advance-pick.ts';
import { advanceTrain } from '../operations/advance-train.ts';
import { anchorTrail } from '../operations/anchor-trail.ts';
import { bringBack } from '../operations/bring-back.ts';
import { callRollbackHook } from '../operations/call-rollback-hook.ts';
import { considerRollback } from '../operations/consider-rollback.ts';
import { expireFreeze } from '../operations/end-freeze.ts';
import { giveBack } from '../operations/give-back.ts';
import { lookAtNotices } from '../operations/look-at-notices.ts';
import { makeDueDigest } from '../operations/make-digest.ts';
import { watchRuns } from '../operations/note-foreign-run.ts';
import { promoteOnwards } from '../operations/promote-onwards.ts';
import { refreshProjectFile } from '../operations/refresh-project-file.ts';
import { type GivenUpJob, reportGivenUp } from '../operations/report-given-up.ts';
import { returnReleases } from '../operations/return-releases.ts';
import { sendMail } from '../operations/send-mail.ts';
import { sendNotice } from '../operations/send-notice.ts';
import { sendWebhook } from '../operations/send-webhook.ts';
import { shipRelease } from '../operations/ship-release.ts';
import { tellGithub } from '../operations/tell-github.ts';
import { tellOfReturn } from '../operations/tell-of-return.ts';
import { tellWatchers } from '../operations/tell-watchers.ts';
import type { Ports } from '../ports.ts';
import { drainChannel, type Pace } from './drain-channel.ts';
import { handleDelivery, type ReadWebhook } from './handle-delivery.ts';

/** What jobs need besides the ports: parts that only the composition root can reach. */
export type JobParts = {
  readonly ports: Ports;
  readonly answerRequest: (ports: Ports, id: RequestId) => Promise<void>;
  readonly meaningOf: ReadWebhook;
  readonly pace: Pace;
};

/** A listed job, as far as it takes to do it. */
type ListedJob<Payload> = {
  readonly payload: Payload;
  readonly givenUp: Omit<GivenUpJob, 'payload'> | undefined;
};

/** How each kind of listed work is done. */
export const listedJobs = ({
  ports,
  answerRequest,
  meaningOf,
}: JobParts): {
  readonly [Name in keyof ListedWork]: (job: ListedJob<ListedWork[Name]>) => Promise<void>;
} => ({
  'answer-request': ({ payload }) => answerRequest(ports, payload.requestId),
  'answer-long-request': ({ payload }) => answerRequest(ports, payload.requestId),
  'handle-delivery': ({ payload }) => handleDelivery(ports, meaningOf, payload.deliveryId),
  'anchor-trail': ({ payload }) => anchorTrail(ports, payload.fireAt),
  'make-digest': ({ payload }) => makeDueDigest(ports, payload),
  'given-up': async ({ payload, givenUp }) => {
    if (givenUp !== undefined) await reportGivenUp(ports, { ...givenUp, payload });
  },
});

/** How each kind of woken work is done, by the key of what it is about. */
export const wokenJobs = ({
  ports,
  pace,
}: JobParts): { readonly [Name in WokenWork]: (key: string) => Promise<void> } => ({
  // oxlint-disable typescript/no-unsafe-type-assertion -- keys are ids that were minted or parsed when the work was asked for
  'advance-build': (key) => advanceBuild(ports, key as CandidateId),
  'advance-lane': (key) => advanceLane(ports, key),
  'call-rollback-hook': (key) => callRollbackHook(ports, key as DeploymentId),
  'consider-rollback': (key) => considerRollback(ports, key as DeploymentId),
  'advance-pick': (key) => advancePick(ports, key as PickId),
  'bring-back': (key) => bringBack(ports, key as CandidateId),
  'advance-train': (key) => advanceTrain(ports, key as TrainId),
  'drain-channel': (key) => drainChannel(ports, key as ChannelId, pace),
  'give-back': (key) => giveBack(ports, key as ReleaseId),
  'expire-freeze': (key) => expireFreeze(ports, key as FreezeId),
  'look-at-notices': (key) => lookAtNotices(ports, key as ReleaseId),
  'send-mail': (key) => sendMail(ports, key as MailId),
  'send-notice': (key) => sendNotice(ports, key as NoticeId),
  'send-webhook': (key) => sendWebhook(ports, key as WebhookNoticeId),
  'promote-onwards': (key) => promoteOnwards(ports, key as CandidateId),
  'read-project-file': (key) => refreshProjectFile(ports, Number(key) as RepositoryId),
  'ship-release': async (key) => {
    await returnReleases(ports, key as CandidateId);
    await shipRelease(ports, key as CandidateId);
    await tellOfReturn(ports, key as CandidateId);
    await tellWatchers(ports, key as CandidateId);
  },
  'tell-github': (key) => tellGithub(ports, key as DeploymentId),
  'watch-runs': (key) => watchRuns(ports, Number(key) as RepositoryId),
  // oxlint-enable typescript/no-unsafe-type-assertion
});
