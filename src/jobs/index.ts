import {
  parseCandidateId,
  parseConversationId,
  parseDeploymentId,
  parseFreezeId,
  parseRepositoryId,
  type RequestId,
} from '../domain/ids.ts';
import type { ListedWork, WokenWork } from '../domain/job.ts';
import { advanceBuild } from '../operations/advance-build.ts';
import { advanceLane } from '../operations/advance-lane.ts';
import { anchorTrail } from '../operations/anchor-trail.ts';
import { expireFreeze } from '../operations/end-freeze.ts';
import { watchRuns } from '../operations/note-foreign-run.ts';
import { promoteOnwards } from '../operations/promote-onwards.ts';
import { refreshProjectFile } from '../operations/refresh-project-file.ts';
import { type GivenUpJob, reportGivenUp } from '../operations/report-given-up.ts';
import { shipRelease } from '../operations/ship-release.ts';
import { tellGithub } from '../operations/tell-github.ts';
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
  'handle-delivery': ({ payload }) => handleDelivery(ports, meaningOf, payload.deliveryId),
  'anchor-trail': ({ payload }) => anchorTrail(ports, payload.fireAt),
  'given-up': async ({ payload, givenUp }) => {
    if (givenUp !== undefined) await reportGivenUp(ports, { ...givenUp, payload });
  },
});

/** How each kind of woken work is done, by the key of what it is about. */
export const wokenJobs = ({
  ports,
  pace,
}: JobParts): { readonly [Name in WokenWork]: (key: string) => Promise<void> } => ({
  'advance-build': (key) => advanceBuild(ports, parseCandidateId(key)),
  'advance-lane': (key) => advanceLane(ports, key),
  'drain-channel': (key) => drainChannel(ports, parseConversationId(key), pace),
  'expire-freeze': (key) => expireFreeze(ports, parseFreezeId(key)),
  'promote-onwards': (key) => promoteOnwards(ports, parseCandidateId(key)),
  'read-project-file': (key) => refreshProjectFile(ports, parseRepositoryId(Number(key))),
  'ship-release': (key) => shipRelease(ports, parseCandidateId(key)),
  'tell-github': (key) => tellGithub(ports, parseDeploymentId(key)),
  'watch-runs': (key) => watchRuns(ports, parseRepositoryId(Number(key))),
});
