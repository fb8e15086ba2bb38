import type { Approval } from '../../../src/domain/deployment/approval.ts';
import type { Deployment, DeploymentReason } from '../../../src/domain/deployment/deployment.ts';
import type { RequestFacts } from '../../../src/domain/deployment/request-facts.ts';
import { type Shown, shownHash } from '../../../src/domain/deployment/shown.ts';
import * as ids from '../../../src/domain/ids.ts';
import { type GateFacts, gateNames, type Rung } from '../../../src/domain/policy/ladder.ts';
import type { WhatRuns } from '../../../src/domain/policy/policy-facts.ts';
import type { EnvironmentConfiguration } from '../../../src/domain/project/environment.ts';
import type { EnvironmentLine } from '../../../src/domain/release/environment-line.ts';
import { captain, now, runUrl, sampleCandidate, sampleProject, sampleRelease } from './release.ts';

const uuid = (digit: string): string => `${digit.repeat(8)}-0000-7000-8000-000000000000`;
const earlier = new Date('2026-11-21T12:00:00Z');
const approver = ids.parseUserId('U0APPROVER');
const approvers = ids.parseUserGroupId('S0APPROVERS');
const later = '2026-11-22T12:00:00.000Z';

/** A production environment whose name is a given text. */
export function sampleEnvironment(
  name: string,
  changed: Partial<EnvironmentConfiguration> = {},
): EnvironmentConfiguration {
  return {
    name,
    tier: 'production',
    after: [],
    soakMs: 0,
    checks: [],
    deploy: { workflow: 'deploy.yml', inputs: {}, timeoutMs: 60_000 },
    promote: 'by hand',
    approvals: {
      count: 2,
      from: [approvers, approver],
      expireMs: 86_400_000,
      validMs: 604_800_000,
      exclude: ['authors'],
    },
    override: { by: [captain] },
    windows: [],
    verify: { smoke: [], control: null, bakeMs: 0 },
    rollback: { mode: 'ask', by: null },
    ...changed,
  };
}

/** A case full of a text from outside, with so many changes. */
export function sampleShown(text: string, changes: number, changed: Partial<Shown> = {}): Shown {
  const files = Array.from({ length: changes }, () => text);
  return {
    environment: text,
    candidate: text,
    sha: 'a'.repeat(40),
    digest: null,
    artifactVersion: text,
    build: { runId: 99, attempt: 1 },
    from: { candidate: text, sha: 'b'.repeat(40) },
    pullRequests: files.map((title, number) => ({ number, title, author: text })),
    commits: changes,
    authors: files.map((name) => ({ login: null, name })),
    migrations: files,
    configuration: changes === 0 ? null : files,
    rollbackTarget: text,
    policy: sampleEnvironment(text),
    ...changed,
  };
}

export function sampleDeployment(shown: Shown, changed: Partial<Deployment> = {}): Deployment {
  return {
    id: ids.parseDeploymentId(uuid('4')),
    projectId: ids.parseProjectId(uuid('1')),
    environment: shown.environment,
    releaseId: ids.parseReleaseId(uuid('2')),
    candidateId: ids.parseCandidateId(uuid('3')),
    replacesCandidateId: null,
    origin: 'manual',
    state: 'requested',
    stateReason: null,
    stateAt: earlier,
    requestedBy: `slack:${captain}`,
    requesters: [captain],
    requestedAt: earlier,
    policy: shown.policy,
    shown,
    shownHash: shownHash(shown),
    ladder: [],
    ladderAt: null,
    lookAt: null,
    stuckSince: null,
    stuckSaidAt: null,
    remindedAt: null,
    expiresAt: new Date(later),
    plannedAt: null,
    latestStartAt: null,
    approvedAt: null,
    queuedAt: null,
    rank: 0,
    startedAt: null,
    verifyingAt: null,
    verification: null,
    succeededAt: null,
    endedAt: null,
    holdsLane: false,
    githubDeploymentId: null,
    rollback: null,
    revision: 1,
    ...changed,
  };
}

export function sampleApproval(deployment: Deployment, changed: Partial<Approval> = {}): Approval {
  return {
    id: ids.parseApprovalId(uuid('5')),
    deploymentId: deployment.id,
    userId: approver,
    verdict: 'approved',
    reason: null,
    shownHash: deployment.shownHash,
    givenAt: earlier,
    carriedFrom: null,
    withdrawnAt: null,
    revision: 1,
    ...changed,
  };
}

export function sampleRequest(
  text: string,
  changes: number,
  changed: Partial<RequestFacts> = {},
): RequestFacts {
  const deployment = changed.deployment ?? sampleDeployment(sampleShown(text, changes));
  return {
    project: sampleProject(text),
    repositoryName: text,
    release: sampleRelease({ version: text }),
    candidate: sampleCandidate({ name: text }),
    deployment,
    approvals: [sampleApproval(deployment)],
    lastTier: 'production',
    ...changed,
  };
}

type GateByCode = { readonly [C in GateFacts['code']]: Extract<GateFacts, { readonly code: C }> };

/** A rung for each thing that a gate may say, full of a text from outside. */
export function sampleRungs(text: string): readonly Rung[] {
  const many = Array.from({ length: 30 }, () => text);
  const samples: GateByCode = {
    holds: { code: 'holds' },
    'candidate-building': { code: 'candidate-building', candidate: text },
    'candidate-not-ready': { code: 'candidate-not-ready', candidate: text, candidateState: 'failed' },
    'candidate-bad': { code: 'candidate-bad', candidate: text, because: text },
    planned: { code: 'planned', at: '2026-11-24T08:00:00.000Z', latest: '2026-11-24T09:00:00.000Z' },
    'plan-passed': {
      code: 'plan-passed',
      at: '2026-11-24T08:00:00.000Z',
      latest: '2026-11-24T09:00:00.000Z',
    },
    'not-verified-in': { code: 'not-verified-in', environments: many },
    'uncertain-in': { code: 'uncertain-in', environment: text },
    soaking: { code: 'soaking', environment: text, soakMs: 1_800_000, since: now.toISOString() },
    'soak-cut-short': { code: 'soak-cut-short', environment: text, soakMs: 1_800_000, ranMs: 60_000 },
    'window-closed': { code: 'window-closed', opensAt: later, windows: many },
    'window-denied': { code: 'window-denied', window: text, because: text, opensAt: null },
    frozen: { code: 'frozen', scope: text, because: text, by: captain, untilAt: later },
    held: { code: 'held', candidate: text, because: text },
    'concern-open': { code: 'concern-open', by: captain, concerns: 2, text },
    'check-missing': { code: 'check-missing', checks: many },
    'check-pending': { code: 'check-pending', checks: many },
    'check-failed': { code: 'check-failed', checks: many, ended: many },
    'checks-unread': { code: 'checks-unread' },
    'fixes-missing': {
      code: 'fixes-missing',
      fixes: many.map((title) => ({ what: text, title, versions: many })),
    },
    'fixes-unread': { code: 'fixes-unread' },
    'step-back': { code: 'step-back', from: text, to: text },
    'nothing-to-go-back-to': { code: 'nothing-to-go-back-to', isFirst: false },
    'way-back-tag-gone': { code: 'way-back-tag-gone', candidate: text, tag: text, isMoved: true },
    'way-back-workflow-gone': { code: 'way-back-workflow-gone', candidate: text, workflow: text },
    'way-back-unread': { code: 'way-back-unread', candidate: text },
    'approvals-missing': {
      code: 'approvals-missing',
      have: 1,
      need: 2,
      from: [approvers, text],
      expiresAt: later,
      notCounted: (['outdated', 'too-old', 'requester', 'author', 'not-eligible', 'not-known'] as const).map(
        (why) => ({ by: approver, why }),
      ),
    },
    'authors-unlinked': { code: 'authors-unlinked', authors: many },
    'approvals-unread': { code: 'approvals-unread' },
    overridden: { code: 'overridden', by: captain, reason: text },
  };
  return Object.values(samples).map((facts, at) => ({
    gate: gateNames[at % gateNames.length] ?? 'soaked',
    answer:
      facts.code === 'holds' || facts.code === 'overridden'
        ? { state: 'holds', facts }
        : { state: 'waits', on: 'people', until: null, facts },
    since: earlier.toISOString(),
  }));
}

type ReasonByCode = {
  readonly [C in DeploymentReason['code']]: Extract<DeploymentReason, { readonly code: C }>;
};

/** Every reason a deployment may have, full of a text from outside. */
export function sampleReasons(text: string): readonly DeploymentReason[] {
  const by = captain;
  const samples: ReasonByCode = {
    'run-failed': { code: 'run-failed', conclusion: text, job: text, url: runUrl },
    'run-inconclusive': { code: 'run-inconclusive', conclusion: text, url: runUrl },
    'run-cancelled': { code: 'run-cancelled', url: runUrl },
    'dispatch-refused': { code: 'dispatch-refused', status: 422, workflow: text },
    'never-started': { code: 'never-started', workflow: text },
    'run-unclear': { code: 'run-unclear', runs: 2, workflow: text },
    'tag-moved': { code: 'tag-moved', tag: text, otherSha: null },
    'branch-in-the-way': { code: 'branch-in-the-way', branch: text, otherSha: 'c'.repeat(40) },
    'sha-mismatch': { code: 'sha-mismatch', runSha: 'c'.repeat(40), url: runUrl },
    'timed-out': { code: 'timed-out', minutes: 20, url: runUrl },
    'smoke-failed': { code: 'smoke-failed', url: text, found: text },
    'smoke-unclear': { code: 'smoke-unclear', url: text, found: text },
    'called-faulty': { code: 'called-faulty', by, because: text },
    'called-healthy': { code: 'called-healthy', by },
    rejected: { code: 'rejected', by, because: text },
    cancelled: { code: 'cancelled', by, because: text },
    'approval-expired': { code: 'approval-expired', hours: 24 },
    'approvals-too-old': { code: 'approvals-too-old', days: 7 },
    superseded: { code: 'superseded', candidate: text },
    'release-closed': { code: 'release-closed', version: text },
    'gate-closed': { code: 'gate-closed', gate: text },
    'environment-gone': { code: 'environment-gone', environment: text },
    'rolled-back': { code: 'rolled-back', by, to: text },
    'candidate-bad': { code: 'candidate-bad', candidate: text },
    'attested-ended': { code: 'attested-ended', by, because: text },
  };
  return Object.values(samples);
}

/** An environment's line on a card, with the release's latest deployment there where one is given. */
export function sampleLine(
  environment: EnvironmentConfiguration,
  latest: Deployment | null = null,
  runs: Partial<WhatRuns> = {},
): EnvironmentLine {
  return {
    environment,
    held: null,
    back: null,
    runs: { environment: environment.name, candidate: null, since: null, uncertainSince: null, ...runs },
    latest: latest === null ? null : { deployment: latest, candidate: latest.shown.candidate },
  };
}
