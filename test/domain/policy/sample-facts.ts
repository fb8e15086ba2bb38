import type { Approval } from '../../../src/domain/deployment/approval.ts';
import type { Deployment } from '../../../src/domain/deployment/deployment.ts';
import { type Shown, shownHash } from '../../../src/domain/deployment/shown.ts';
import {
  parseApprovalId,
  parseCandidateId,
  parseDeploymentId,
  parseFreezeId,
  parseHoldId,
  parseOverrideId,
  parseProjectId,
  parseReleaseId,
  parseSha,
  parseUserId,
  type UserId,
} from '../../../src/domain/ids.ts';
import type { GateName } from '../../../src/domain/policy/ladder.ts';
import type { Override } from '../../../src/domain/policy/override.ts';
import type { PolicyFacts } from '../../../src/domain/policy/policy-facts.ts';
import type { Freeze, Hold } from '../../../src/domain/policy/stop.ts';
import type { EnvironmentConfiguration } from '../../../src/domain/project/environment.ts';
import type { Candidate } from '../../../src/domain/release/candidate.ts';
import { production } from '../project/sample-project.ts';

/** A Tuesday, 12:00 in Berlin. */
export const now = new Date('2026-03-03T11:00:00Z');

export const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
export const inMinutes = (minutes: number): Date => minutesAgo(-minutes);

const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const projectId = parseProjectId(id(1));
const releaseId = parseReleaseId(id(2));
const deploymentId = parseDeploymentId(id(4));
const candidateId = parseCandidateId(id(3));
const otherCandidateId = parseCandidateId(id(33));

export const [ada, grace, linus, captain]: readonly [UserId, UserId, UserId, UserId] = [
  parseUserId('U0ADA'),
  parseUserId('U0GRACE'),
  parseUserId('U0LINUS'),
  parseUserId('U0CAPTAIN'),
];

export const candidate: Candidate = {
  id: candidateId,
  releaseId,
  projectId,
  number: 2,
  name: '1.5.0-rc.2',
  sha: parseSha('a'.repeat(40)),
  tag: 'v1.5.0-rc.2',
  tagState: 'made',
  buildNumber: 456,
  artifactVersion: '1.5.0-build.456-aaaaaaa',
  artifactDigest: 'sha256:1',
  state: 'ready',
  stateReason: null,
  stateAt: minutesAgo(90),
  badSince: null,
  badReason: null,
  cutBy: captain,
  cutAt: minutesAgo(100),
  revision: 1,
};

const shown: Shown = {
  environment: production.name,
  candidate: candidate.name,
  sha: candidate.sha,
  digest: candidate.artifactDigest,
  artifactVersion: candidate.artifactVersion,
  build: null,
  from: null,
  pullRequests: [],
  commits: 1,
  authors: [],
  migrations: null,
  configuration: null,
  rollbackTarget: null,
  policy: production,
};

export const deployment: Deployment = {
  id: deploymentId,
  projectId,
  environment: production.name,
  releaseId,
  candidateId,
  replacesCandidateId: null,
  origin: 'manual',
  state: 'requested',
  stateReason: null,
  stateAt: minutesAgo(10),
  requestedBy: `slack:${captain}`,
  requesters: [captain],
  requestedAt: minutesAgo(10),
  policy: production,
  shown,
  shownHash: shownHash(shown),
  ladder: [],
  ladderAt: null,
  lookAt: null,
  stuckSince: null,
  stuckSaidAt: null,
  remindedAt: null,
  expiresAt: inMinutes(1430),
  plannedAt: null,
  latestStartAt: null,
  approvedAt: null,
  queuedAt: null,
  rank: 2,
  startedAt: null,
  verifyingAt: null,
  verification: null,
  succeededAt: null,
  endedAt: null,
  holdsLane: false,
  githubDeploymentId: null,
  rollback: null,
  revision: 1,
};

export const yesOf = (userId: UserId, changes: Partial<Approval> = {}): Approval => ({
  id: parseApprovalId(id(5)),
  deploymentId,
  userId,
  verdict: 'approved',
  reason: null,
  shownHash: deployment.shownHash,
  givenAt: minutesAgo(5),
  carriedFrom: null,
  withdrawnAt: null,
  revision: 1,
  ...changes,
});

export const freezeOf = (changes: Partial<Freeze> = {}): Freeze => ({
  id: parseFreezeId(id(6)),
  projectId,
  environment: production.name,
  because: 'stocktaking',
  setBy: grace,
  setAt: minutesAgo(60),
  fromAt: null,
  untilAt: null,
  endedAt: null,
  endedBy: null,
  revision: 1,
  ...changes,
});

export const holdOf = (changes: Partial<Hold> = {}): NonNullable<PolicyFacts['hold']> => ({
  id: parseHoldId(id(7)),
  projectId,
  environment: production.name,
  candidateId: otherCandidateId,
  candidate: '1.4.0-rc.1',
  because: 'rolled back',
  setAt: minutesAgo(60),
  liftedBy: null,
  liftedAt: null,
  liftedBecause: null,
  revision: 1,
  ...changes,
});

export const overrideOf = (gate: GateName): Override => ({
  id: parseOverrideId(id(8)),
  deploymentId,
  projectId,
  gate,
  byUserId: linus,
  reason: 'the shop is down',
  at: minutesAgo(1),
  reviewedBy: null,
  reviewedAt: null,
  revision: 1,
});

/** What runs in an environment: this candidate, unless said otherwise. */
export const runsIn = (
  environment: string,
  changes: Partial<PolicyFacts['here']> = {},
): PolicyFacts['here'] => ({
  environment,
  candidate: { id: candidateId, name: candidate.name, sha: candidate.sha, badSince: null, version: '1.5.0' },
  since: minutesAgo(60),
  uncertainSince: null,
  ...changes,
});

/** A candidate to go back to, with all that it takes. */
export const wayBackOf = (
  changes: Partial<Extract<PolicyFacts['wayBack'], { kind: 'found' }>> = {},
): PolicyFacts['wayBack'] => ({
  kind: 'found',
  candidate: '1.4.0-rc.1',
  sha: 'b'.repeat(40),
  tag: 'v1.4.0-rc.1',
  tagTarget: { kind: 'seen', value: 'b'.repeat(40) },
  workflow: 'deploy.yml',
  hasWorkflow: { kind: 'seen', value: true },
  ...changes,
});

export const otherCandidate = (name: string): PolicyFacts['here']['candidate'] => ({
  id: otherCandidateId,
  name,
  sha: parseSha('b'.repeat(40)),
  badSince: null,
  version: name.replace(/-rc.*/, ''),
});

/** With the policy changed as it was shown to approvers, too. */
export function factsUnder(
  changes: Partial<EnvironmentConfiguration>,
  others: Partial<PolicyFacts> = {},
): PolicyFacts {
  const policy = { ...production, ...changes };
  const deploymentUnder = { ...deployment, policy, shown: { ...shown, policy } };
  return factsWith({ environment: policy, deployment: deploymentUnder, ...others });
}

/** Facts on which every gate holds, but for what is changed. */
export function factsWith(changes: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    now,
    deployment,
    candidate,
    version: '1.5.0',
    environment: production,
    here: runsIn(production.name, { candidate: otherCandidate('1.4.0-rc.1') }),
    earlier: [runsIn('staging')],
    verifiedBefore: [],
    freezes: [],
    hold: null,
    checks: { kind: 'seen', value: [{ name: 'e2e', app: 'github-actions', state: 'success' }] },
    wayBack: wayBackOf(),
    fixPolicy: 'refuse',
    missingFixes: { kind: 'seen', value: [] },
    approvals: [yesOf(ada), yesOf(grace)],
    eligibility: new Map([ada, grace, linus, captain].map((user) => [user, 'yes'])),
    authors: new Set(),
    unlinkedAuthors: [],
    concerns: [],
    overrides: [],
    ...changes,
  };
}
