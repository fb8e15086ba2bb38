import {
  parseCandidateId,
  parseChannelId,
  parseDispatchId,
  parseProjectId,
  parseReleaseId,
  parseRepositoryId,
  parseSha,
  parseUserId,
} from '../../../src/domain/ids.ts';
import type { Candidate } from '../../../src/domain/release/candidate.ts';
import type { Dispatch } from '../../../src/domain/release/dispatch.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import type { Project, Repository } from '../../../src/domain/repository/repository.ts';
import { sample } from '../../domain/project/sample-project.ts';

const id = (digit: string) => `00000000-0000-7000-8000-${digit.repeat(12)}`;
const captain = parseUserId('U0DANA');

export const startedAt = new Date('2026-11-20T09:00:00Z');
export const sha = parseSha('a'.repeat(40));
export const otherSha = parseSha('b'.repeat(40));

export const repository: Repository = {
  id: parseRepositoryId(9001),
  fullName: 'acme/storefront',
  defaultBranch: 'main',
  fileState: 'valid',
  fileProblems: [],
  fileReadAt: startedAt,
  acceptedTagWorkflows: [],
  revision: 1,
};

export const project: Project = {
  id: parseProjectId(id('1')),
  name: 'storefront',
  repositoryId: repository.id,
  channelId: parseChannelId('C0RELEASES'),
  configuration: sample,
  lastBuildNumber: 1,
  registeredAt: startedAt,
  retiredAt: null,
  revision: 1,
};

export const release: Release = {
  id: parseReleaseId(id('2')),
  projectId: project.id,
  version: '1.5.0',
  state: 'open',
  captainId: captain,
  predecessorVersion: null,
  predecessorSha: null,
  notes: {
    entries: [],
    reverted: [],
    largest: 'none',
    counts: { commits: 0, elsewhere: 0, merges: 0, twins: 0, pullRequests: 0, withoutPullRequest: 0 },
  },
  editedNotes: null,
  hotfix: null,
  cutAt: startedAt,
  closedAt: null,
  closedBy: null,
  closedBecause: null,
  revision: 1,
};

export const candidate: Candidate = {
  id: parseCandidateId(id('3')),
  releaseId: release.id,
  projectId: project.id,
  number: 1,
  name: '1.5.0-rc.1',
  sha,
  tag: 'v1.5.0-rc.1',
  tagState: 'wanted',
  buildNumber: 1,
  artifactVersion: '1.5.0-build.1-aaaaaaa',
  artifactDigest: null,
  state: 'building',
  stateReason: null,
  stateAt: startedAt,
  badSince: null,
  badReason: null,
  cutBy: captain,
  cutAt: startedAt,
  revision: 1,
};

export const dispatch: Dispatch = {
  id: parseDispatchId('wb-aaaaaaaaaaaa'),
  candidateId: candidate.id,
  deploymentId: null,
  attempt: 1,
  state: 'wanted',
  workflow: 'build.yml',
  ref: candidate.tag,
  sha,
  inputs: { version: candidate.artifactVersion, dispatch: 'wb-aaaaaaaaaaaa' },
  askedBy: 'slack:U0DANA',
  wantedAt: startedAt,
  sentAt: null,
  runId: null,
  runAttempt: null,
  runUrl: null,
  runStatus: null,
  runConclusion: null,
  failingJob: null,
  lateSaidAt: null,
  lookAt: startedAt,
  looks: 0,
  endedAt: null,
  revision: 1,
};
