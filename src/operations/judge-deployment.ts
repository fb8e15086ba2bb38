import type { Deployment } from '../domain/deployment/deployment.ts';
import { IntegrationError } from '../domain/integration/integration-error.ts';
import { destinationsOf } from '../domain/notice/advance-facts.ts';
import { concernsLane } from '../domain/policy/freeze-scope.ts';
import { judgeLadder } from '../domain/policy/judge-ladder.ts';
import type { Rung } from '../domain/policy/ladder.ts';
import { linkAuthors, noAuthors } from '../domain/policy/link-authors.ts';
import type { PolicyFacts } from '../domain/policy/policy-facts.ts';
import { type Verdict, verdictOf } from '../domain/policy/verdict-of.ts';
import type { EnvironmentConfiguration } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import { effectivePolicy } from '../domain/rollback/effective-policy.ts';
import type { Ports } from '../ports.ts';
import { findMissingFixes } from './find-missing-fixes.ts';
import { readEligibility } from './read-eligibility.ts';
import { readWayBack } from './read-way-back.ts';
import { longestStretch, whatRuns } from './what-runs.ts';

/** A deployment with what its gates say of it now. */
export type Judgement = {
  readonly project: Project;
  readonly release: Release;
  readonly facts: PolicyFacts;
  readonly ladder: readonly Rung[];
  readonly verdict: Verdict;
};

/**
 * Asks a deployment's gates on facts read afresh: the configuration in force, memberships, checks, stops
 * and what runs. Null where its environment is configured no more. Changes nothing.
 */
export async function judgeDeployment(ports: Ports, deployment: Deployment): Promise<Judgement | null> {
  const { store } = ports;
  const [project, release, candidate] = await Promise.all([
    store.project(deployment.projectId),
    store.release(deployment.releaseId),
    store.candidate(deployment.candidateId),
  ]);
  const repository = project === null ? null : await store.repository(project.repositoryId);
  if (project === null || release === null || candidate === null || repository === null) return null;
  const configured = project.configuration.environments.find(({ name }) => name === deployment.environment);
  if (configured === undefined || project.retiredAt !== null) return null;
  const environment = effectivePolicy(configured, deployment.origin, release.hotfix);
  const subject = { project, repository, release, candidate, environment, deployment };
  const facts = await gatherFacts(ports, subject);
  const ladder = judgeLadder(facts, deployment.ladder);
  return { project, release, facts, ladder, verdict: verdictOf(ladder) };
}

type Subject = {
  readonly project: Project;
  readonly repository: Repository;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly environment: EnvironmentConfiguration;
  readonly deployment: Deployment;
};

async function gatherFacts(ports: Ports, subject: Subject): Promise<PolicyFacts> {
  const { store, github, clock } = ports;
  const { project, repository, release, candidate, environment, deployment } = subject;
  const { deployments } = store;
  const lane = { projectId: project.id, environment: environment.name };
  const earlierLanes = environment.after.map((name) => ({ projectId: project.id, environment: name }));
  const [here, earlier, freezes, hold, concerns, checks, missingFixes, approvals, overrides, links, wayBack] =
    await Promise.all([
      whatRuns(ports, lane),
      Promise.all(earlierLanes.map((each) => whatRuns(ports, each))),
      deployments.freezesStanding(clock.now()),
      deployments.holdIn(lane),
      isWaitedFor(project, environment) ? store.notices.openConcerns(release.id) : [],
      environment.checks.length === 0 || deployment.origin === 'rollback'
        ? ({ kind: 'seen', value: [] } as const)
        : github.checks(repository.fullName, candidate.sha),
      deployment.origin === 'rollback'
        ? ({ kind: 'seen', value: [] } as const)
        : lookForFixes(ports, subject),
      deployments.approvalsOf(deployment.id),
      deployments.overridesOf(deployment.id),
      environment.approvals.exclude.includes('authors') ? store.identityLinks() : null,
      readWayBack(ports, subject),
    ]);
  const left = earlierLanes.filter((_, index) => earlier[index]?.candidate?.id !== candidate.id);
  const [verifiedBefore, held, eligibility] = await Promise.all([
    Promise.all(left.map((each) => longestStretch(ports, each, candidate.id))),
    hold === null ? null : store.candidate(hold.candidateId),
    readEligibility(
      ports,
      approvals.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ userId }) => userId),
      environment.approvals.from,
    ),
  ]);
  return {
    // Read last, so that nothing that was read is from after it.
    now: clock.now(),
    deployment,
    candidate,
    version: release.version,
    environment,
    here,
    earlier,
    verifiedBefore: verifiedBefore.filter((stretch) => stretch !== null),
    freezes: freezes.filter((freeze) => concernsLane(freeze, lane)),
    hold: hold === null ? null : { ...hold, candidate: held?.name ?? '' },
    concerns,
    checks,
    wayBack,
    fixPolicy: project.configuration.fixes,
    missingFixes,
    approvals,
    eligibility,
    ...(links === null ? noAuthors : linkAuthors(deployment.shown.authors, links)),
    overrides,
  };
}

/** A concern keeps the release from its users, where the project says so; earlier environments do not wait. */
const isWaitedFor = (project: Project, { name }: EnvironmentConfiguration): boolean =>
  project.configuration.announce.concerns === 'gate' &&
  destinationsOf(project).some((destination) => destination.name === name);

/** Where GitHub cannot be asked, nothing is known of them, which counts as not having them. */
async function lookForFixes(ports: Ports, subject: Subject): Promise<PolicyFacts['missingFixes']> {
  const { project, repository, release, candidate } = subject;
  try {
    if (await isBroughtBack(ports, subject)) return { kind: 'seen', value: [] };
    const asked = { project, version: release.version, sha: candidate.sha, isCut: false };
    return { kind: 'seen', value: await findMissingFixes(ports, repository.fullName, asked) };
  } catch (error) {
    if (error instanceof IntegrationError) return { kind: 'unseen', status: null };
    throw error;
  }
}

/** A hotfix had taken the environment from it, and is done: it comes back as it was, lacking that fix. */
async function isBroughtBack(
  ports: Ports,
  { project, candidate, environment, deployment }: Subject,
): Promise<boolean> {
  if (deployment.origin !== 'automatic') return false;
  const lane = { projectId: project.id, environment: environment.name };
  const last = await ports.store.deployments.lastSucceeded(lane);
  const before = last === null ? null : await ports.store.release(last.releaseId);
  const route = before?.hotfix?.route;
  const isTaken = route?.kind === 'take' && route.environment === environment.name;
  return isTaken && (await longestStretch(ports, lane, candidate.id)) !== null;
}
