import * as ids from '../../../src/domain/ids.ts';
import type { ProjectConfiguration } from '../../../src/domain/project/configuration.ts';
import type { BuildProblem, Candidate } from '../../../src/domain/release/candidate.ts';
import type { CardFacts } from '../../../src/domain/release/card.ts';
import type { Dispatch } from '../../../src/domain/release/dispatch.ts';
import type { Release } from '../../../src/domain/release/release.ts';
import type { Project } from '../../../src/domain/repository/repository.ts';
import { sampleNotes } from './notes.ts';

export const now = new Date('2026-11-21T12:08:00Z');
const earlier = new Date('2026-11-21T12:00:00Z');
const uuid = (digit: string): string => `${digit.repeat(8)}-0000-7000-8000-000000000000`;
export const captain = ids.parseUserId('U0CAPTAIN');
export const channelId = ids.parseChannelId('C0RELEASES');
const projectId = ids.parseProjectId(uuid('1'));
const sha = ids.parseSha('abc1234'.padEnd(40, '0'));
export const predecessorSha = ids.parseSha('fed4321'.padEnd(40, '0'));

/** A project whose name, branch and files are a given text. */
export function sampleProject(text: string): Project {
  const configuration: ProjectConfiguration = {
    name: text,
    trunk: text,
    paths: [text],
    versioning: { scheme: 'semver', tag: 'v{version}', candidate: 'v{version}-rc.{n}' },
    channel: channelId,
    captains: [captain],
    build: { workflow: 'build.yml', inputs: {}, timeoutMs: 60_000, artifact: null },
    fixes: 'refuse',
    migrations: [],
    contracting: [],
    configuration: [],
    environments: [],
    notices: [],
    announce: { when: 'ready', review: false, concerns: 'answer', movedMs: 3_600_000, early: null },
    schedules: { cut: null, digest: null },
  };
  return {
    id: projectId,
    name: text,
    repositoryId: ids.parseRepositoryId(7),
    channelId,
    configuration,
    lastBuildNumber: 456,
    registeredAt: earlier,
    retiredAt: null,
    revision: 1,
  };
}

export function sampleRelease(changed: Partial<Release> = {}): Release {
  return {
    id: ids.parseReleaseId(uuid('2')),
    projectId,
    version: '1.5.0',
    state: 'open',
    captainId: captain,
    predecessorVersion: '1.4.2',
    predecessorSha,
    notes: sampleNotes(3),
    editedNotes: null,
    hotfix: null,
    cutAt: earlier,
    closedAt: null,
    closedBy: null,
    closedBecause: null,
    revision: 3,
    ...changed,
  };
}

export function sampleCandidate(changed: Partial<Candidate> = {}): Candidate {
  return {
    id: ids.parseCandidateId(uuid('3')),
    releaseId: ids.parseReleaseId(uuid('2')),
    projectId,
    number: 2,
    name: '1.5.0-rc.2',
    sha,
    tag: 'v1.5.0-rc.2',
    tagState: 'made',
    buildNumber: 456,
    artifactVersion: '1.5.0-build.456-abc1234',
    artifactDigest: null,
    state: 'building',
    stateReason: null,
    stateAt: earlier,
    badSince: null,
    badReason: null,
    cutBy: captain,
    cutAt: earlier,
    revision: 1,
    ...changed,
  };
}

export const runUrl = 'https://github.example/acme/shop/actions/runs/99';

export function sampleDispatch(changed: Partial<Dispatch> = {}): Dispatch {
  return {
    id: ids.parseDispatchId('wb-abcdefghij12'),
    candidateId: ids.parseCandidateId(uuid('3')),
    deploymentId: null,
    attempt: 1,
    state: 'running',
    workflow: 'build.yml',
    ref: 'v1.5.0-rc.2',
    sha,
    inputs: {},
    askedBy: 'waybill',
    wantedAt: earlier,
    sentAt: earlier,
    runId: 99,
    runAttempt: 1,
    runUrl,
    runStatus: 'in_progress',
    runConclusion: null,
    failingJob: null,
    lateSaidAt: null,
    lookAt: null,
    looks: 0,
    endedAt: null,
    revision: 1,
    ...changed,
  };
}

export function sampleCard(changed: Partial<CardFacts> = {}): CardFacts {
  return {
    project: sampleProject('storefront'),
    repositoryName: 'acme/shop',
    fileState: 'valid',
    release: sampleRelease(),
    candidates: [sampleCandidate()],
    dispatch: sampleDispatch(),
    environments: [],
    picks: [],
    backMerges: [],
    ...changed,
  };
}

type ByCode = { readonly [C in BuildProblem['code']]: Extract<BuildProblem, { readonly code: C }> };

/** One of each, full of a text from outside. */
export function sampleProblems(text: string): readonly BuildProblem[] {
  const samples: ByCode = {
    'run-failed': { code: 'run-failed', conclusion: 'failure', job: text, url: runUrl },
    'run-inconclusive': { code: 'run-inconclusive', conclusion: text, url: text },
    'dispatch-refused': { code: 'dispatch-refused', status: 422, workflow: text },
    'tag-refused': { code: 'tag-refused', tag: text, status: 403 },
    'tag-taken': { code: 'tag-taken', tag: text, otherSha: sha },
    'tag-moved': { code: 'tag-moved', tag: text, otherSha: null },
    'branch-in-the-way': { code: 'branch-in-the-way', branch: text, otherSha: sha },
    'sha-mismatch': { code: 'sha-mismatch', runSha: sha, url: runUrl },
    'run-unclear': { code: 'run-unclear', runs: 2, workflow: text },
    'never-started': { code: 'never-started', workflow: text, attempts: 3 },
    'release-closed': { code: 'release-closed', state: 'abandoned' },
    'timed-out': { code: 'timed-out', minutes: 60, url: runUrl },
  };
  return Object.values(samples);
}
