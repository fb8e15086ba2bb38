import type { HotfixPlan } from '../domain/hotfix/hotfix-plan.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { endedPicks, sourceName } from '../domain/pick/pick.ts';
import type { WhatRuns } from '../domain/policy/policy-facts.ts';
import { type EnvironmentConfiguration, lastEnvironments } from '../domain/project/environment.ts';
import { forHotfix } from '../domain/project/hotfix-rule.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import { hotfixVersion } from '../domain/version/next-version.ts';
import { tagPrefix } from '../domain/version/tag-prefix.ts';
import { tagReader } from '../domain/version/tag-template.ts';
import { compareVersions } from '../domain/version/version.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { carriesChange } from './carries-change.ts';
import { currentProject } from './current-project.ts';
import { targetOf } from './plan-picks.ts';
import { readPickSource } from './read-pick-source.ts';
import { whatRuns } from './what-runs.ts';

export type HotfixWish = {
  readonly project: Project;
  readonly text: string;
  /** The environment of the last tier whose candidate is meant; null where only one can be. */
  readonly from: string | null;
};

/** What a hotfix is decided on, beyond what people are shown. */
export type HotfixGround = {
  readonly plan: HotfixPlan;
  readonly project: Project;
  readonly repository: Repository;
  readonly base: Candidate;
  /** One that was started from the same candidate, and into which nothing has come. */
  readonly unused: Release | null;
};

/** Everything that a hotfix is decided on. Changes nothing. */
export async function planHotfix(
  ports: Ports,
  asker: Asker,
  wish: HotfixWish,
): Promise<Outcome<HotfixGround>> {
  const permitted = await authorize(ports, asker, 'start a hotfix', wish.project);
  if (!permitted.ok) return permitted;
  const current = await currentProject(ports, wish.project);
  if (!current.ok) return current;
  const { project, repository } = current.value;
  const source = await readPickSource(ports, current.value, wish.text);
  if (!source.ok) return source;
  const what = sourceName(source.value);
  const running = await findBase(ports, project, wish.from, what);
  if (!running.ok) return running;
  const { environment, runs } = running.value;
  const base = await ports.store.candidate(runs.candidate.id);
  if (base === null) return no({ code: 'no-release-yet', project: project.name });
  if (await carriesChange(ports, repository.fullName, base, source.value)) {
    return no({ code: 'hotfix-has-it', what, candidate: base.name });
  }
  const open = await ports.store.releases(project.id, { state: 'open' });
  const earlier = open.find(({ hotfix }) => hotfix?.fromCandidateId === base.id) ?? null;
  if (earlier !== null && !(await isUnused(ports, earlier))) {
    return no({ code: 'hotfix-open', what, version: earlier.version, from: base.name });
  }
  const version = earlier?.version ?? (await nextVersion(ports, project, repository, runs.candidate.version));
  const others = open.filter(({ id }) => id !== earlier?.id);
  const [way, targets] = await Promise.all([
    lookAhead(ports, project, environment, version),
    Promise.all(
      others
        .toSorted((a, b) => compareVersions(b.version, a.version))
        .map((release) => targetOf(ports, repository.fullName, release, source.value)),
    ),
  ]);
  const plan: HotfixPlan = {
    project: project.name,
    source: source.value,
    version,
    runs,
    environment: environment.name,
    rules: forHotfix(environment, null),
    hasOwnRules: environment.hotfix !== undefined,
    ...way,
    targets: targets.filter((target) => target !== null),
  };
  return yes({ plan, project, repository, base, unused: earlier });
}

type Running = {
  readonly environment: EnvironmentConfiguration;
  readonly runs: HotfixPlan['runs'];
};

/** What runs in production: the one candidate that the last tier agrees on, or that of the environment named. */
async function findBase(
  ports: Ports,
  { id, name, configuration: { environments } }: Project,
  from: string | null,
  what: string,
): Promise<Outcome<Running>> {
  const last = lastEnvironments(environments);
  const known = last.map((each) => each.name);
  const asked =
    from === null ? last : last.filter((each) => each.name.toLowerCase() === from.trim().toLowerCase());
  if (from !== null && asked.length === 0) return no({ code: 'environment-unknown', text: from, known });
  const seen = await Promise.all(
    asked.map(async (environment) => {
      const runs: WhatRuns = await whatRuns(ports, { projectId: id, environment: environment.name });
      const { candidate } = runs;
      return candidate === null ? [] : [{ environment, runs: { ...runs, candidate } }];
    }),
  );
  const running = seen.flat();
  const [first] = running;
  if (first === undefined) return no({ code: 'nothing-in-production', project: name, environments: known });
  if (running.some(({ runs }) => runs.candidate.id !== first.runs.candidate.id)) {
    return no({
      code: 'hotfix-base-unclear',
      what,
      runs: running.map(({ environment, runs }) => ({
        environment: environment.name,
        candidate: runs.candidate.name,
      })),
    });
  }
  return yes(first);
}

/** Nothing has come into it, and nothing is on its way. */
async function isUnused({ store }: Ports, { id }: Release): Promise<boolean> {
  const [candidate, picks] = await Promise.all([store.latestCandidate(id), store.picks.picksInto(id)]);
  return candidate === null && picks.every(({ state }) => endedPicks.has(state));
}

/** The next patch of a version that was never in use. */
export async function nextVersion(
  { store, github }: Ports,
  { id, configuration: { versioning } }: Project,
  { fullName }: Repository,
  runningVersion: string,
): Promise<string> {
  const [releases, tags] = await Promise.all([
    store.releaseOutlines(id),
    github.tags(fullName, tagPrefix(versioning.tag)),
  ]);
  const read = tagReader(versioning.tag, versioning.scheme);
  return hotfixVersion(runningVersion, [
    ...releases.map(({ version }) => ({ version, by: 'release' as const })),
    ...tags.flatMap(({ name }) => {
      const version = read(name)?.version;
      return version === undefined ? [] : [{ version, by: 'tag' as const }];
    }),
  ]);
}

/** What stands in the way before production, and what else it could go through. */
async function lookAhead(
  ports: Ports,
  project: Project,
  environment: EnvironmentConfiguration,
  version: string,
): Promise<Pick<HotfixPlan, 'stands' | 'others'>> {
  const { environments } = project.configuration;
  const newerIn = async (name: string) => {
    const { candidate } = await whatRuns(ports, { projectId: project.id, environment: name });
    const isNewer = candidate !== null && compareVersions(candidate.version, version) > 0;
    return isNewer ? { environment: name, candidate: candidate.name } : null;
  };
  const [before, through] = await Promise.all([
    Promise.all(environment.after.map(newerIn)),
    Promise.all(
      (environment.hotfix?.through ?? [])
        .filter((name) => environments.some((each) => each.name === name))
        .map(async (name) => ((await newerIn(name)) === null ? name : null)),
    ),
  ]);
  return {
    stands: before.find((each) => each !== null) ?? null,
    others: through.filter((name) => name !== null),
  };
}
