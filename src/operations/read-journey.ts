import { no, type Outcome, yes } from '../domain/outcome.ts';
import { sourceKeyOf } from '../domain/pick/ask-pick.ts';
import { single } from '../domain/pick/commits-of-pull.ts';
import type { EnvironmentStage, Journey, NextStep, ReleaseStage } from '../domain/pick/journey.ts';
import type { PickSource } from '../domain/pick/pick.ts';
import { readSourceText } from '../domain/pick/read-source-text.ts';
import { lastTier } from '../domain/project/environment.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import { compareVersions } from '../domain/version/version.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { carriesChange } from './carries-change.ts';
import { findChange } from './find-change.ts';
import { findTicket } from './find-ticket.ts';
import { whatRuns } from './what-runs.ts';

/** So many of the releases that are closed are looked at. */
const mostClosed = 5;

/** Where a change is: merged, in which candidates, where these run, and what it waits for on its way. */
export async function readJourney(
  ports: Ports,
  asker: Asker,
  { project, text }: { readonly project: Project; readonly text: string },
): Promise<Outcome<Journey>> {
  const permitted = await authorize(ports, asker, 'read', project);
  if (!permitted.ok) return permitted;
  const repository = await ports.store.repository(project.repositoryId);
  if (repository === null) return no({ code: 'no-project-yet' });
  const [named, ...others] = await findTicket(ports, { project, repository }, text);
  const about = { project: project.name, projectId: project.id, text, others };
  const source = await findChange(ports, { project, repository }, named ?? text);
  if (!source.ok) {
    return source.refusal.code === 'change-not-merged' ? unmerged(ports, about, repository, text) : source;
  }
  const [releases, environments] = await Promise.all([
    stagesOf(ports, project, repository, source.value),
    environmentsOf(ports, project, repository, source.value),
  ]);
  return yes({
    ...about,
    source: source.value,
    isMerged: true,
    releases,
    environments,
    next: await nextStep(ports, project, releases, environments),
  });
}

async function unmerged(
  { github }: Ports,
  about: Pick<Journey, 'project' | 'projectId' | 'text' | 'others'>,
  { fullName }: Repository,
  text: string,
): Promise<Outcome<Journey>> {
  const meant = readSourceText(text);
  const pull = meant?.kind === 'pull-request' ? await github.pullRequest(fullName, meant.number) : null;
  const sha = meant?.kind === 'commit' ? await github.resolveCommit(fullName, meant.text) : null;
  const commit = sha === null ? null : await github.commit(fullName, sha);
  return yes({
    ...about,
    source: {
      prNumber: pull?.number ?? null,
      title: pull?.title ?? commit?.message.trim().split('\n', 1)[0] ?? text,
      url: pull?.url ?? null,
      commits: commit === null ? [] : (single(commit) ?? []),
    },
    isMerged: false,
    releases: [],
    environments: [],
    next: { kind: 'merge' },
  });
}

const byVersion = (a: Release, b: Release): number => compareVersions(b.version, a.version);

async function stagesOf(
  ports: Ports,
  project: Project,
  repository: Repository,
  source: PickSource,
): Promise<readonly ReleaseStage[]> {
  const [open, closed] = await Promise.all([
    ports.store.releases(project.id, { state: 'open' }),
    ports.store.releases(project.id, { state: 'closed', limit: mostClosed }),
  ]);
  const stages = await Promise.all(
    [...open.toSorted(byVersion), ...closed.toSorted(byVersion)].map((release) =>
      stageOf(ports, repository.fullName, release, source),
    ),
  );
  return stages.filter((stage) => stage !== null);
}

async function stageOf(
  ports: Ports,
  repository: string,
  release: Release,
  source: PickSource,
): Promise<ReleaseStage | null> {
  const [candidates, picks] = await Promise.all([
    ports.store.candidatesOf(release.id),
    ports.store.picks.picksInto(release.id),
  ]);
  const latest = candidates.at(-1);
  if (latest === undefined) return null;
  const key = sourceKeyOf(source);
  let first: Candidate | null = null;
  // From the latest back: what one candidate has, the next one usually has too.
  for (const candidate of candidates.toReversed()) {
    if (!(await carriesChange(ports, repository, candidate, source))) break;
    first = candidate;
  }
  return {
    version: release.version,
    state: release.state,
    first: first?.name ?? null,
    latest: latest.name,
    pick: picks.findLast(({ sourceKey }) => sourceKey === key)?.state ?? null,
  };
}

async function environmentsOf(
  ports: Ports,
  project: Project,
  repository: Repository,
  source: PickSource,
): Promise<readonly EnvironmentStage[]> {
  return Promise.all(
    project.configuration.environments.map(async ({ name }): Promise<EnvironmentStage> => {
      const runs = await whatRuns(ports, { projectId: project.id, environment: name });
      const candidate = runs.candidate === null ? null : await ports.store.candidate(runs.candidate.id);
      const isThere =
        candidate !== null && (await carriesChange(ports, repository.fullName, candidate, source));
      return { runs, isThere };
    }),
  );
}

async function nextStep(
  { store }: Ports,
  project: Project,
  releases: readonly ReleaseStage[],
  stages: readonly EnvironmentStage[],
): Promise<NextStep> {
  const { environments } = project.configuration;
  const last = lastTier(environments);
  const missing = environments.find(({ tier }, at) => tier === last && stages[at]?.isThere !== true);
  if (missing === undefined && environments.length > 0) return { kind: 'arrived' };
  const carrying = releases.findLast(({ first, state }) => first !== null && state === 'open');
  if (carrying === undefined || missing === undefined) return { kind: 'cut' };
  const waiting = await store.deployments.waitingIn({ projectId: project.id, environment: missing.name });
  for (const deployment of waiting) {
    const candidate = await store.candidate(deployment.candidateId);
    if (candidate?.name === carrying.latest) {
      const rungs = deployment.ladder.filter(({ answer }) => answer.state !== 'holds');
      return { kind: 'wait', candidate: carrying.latest, environment: missing.name, rungs };
    }
  }
  return { kind: 'promote', candidate: carrying.latest, environment: missing.name };
}
