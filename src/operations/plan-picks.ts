import { no, type Outcome, yes } from '../domain/outcome.ts';
import { sourceKeyOf } from '../domain/pick/ask-pick.ts';
import { endedPicks, type PickSource } from '../domain/pick/pick.ts';
import type { PickPlan, PickTarget } from '../domain/pick/pick-target.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project, Repository } from '../domain/repository/repository.ts';
import { candidateName } from '../domain/version/candidate-name.ts';
import { compareVersions } from '../domain/version/version.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { carriesChange } from './carries-change.ts';
import { currentProject } from './current-project.ts';
import { readPickSource } from './read-pick-source.ts';

/** Everything that asking for a pick is decided on. Changes nothing. */
export async function planPicks(
  ports: Ports,
  asker: Asker,
  { project, text }: { readonly project: Project; readonly text: string },
): Promise<Outcome<PickPlan & { readonly current: Project; readonly repository: Repository }>> {
  const permitted = await authorize(ports, asker, 'pick a change', project);
  if (!permitted.ok) return permitted;
  const current = await currentProject(ports, project);
  if (!current.ok) return current;
  const open = await ports.store.releases(project.id, { state: 'open' });
  if (open.length === 0) return no({ code: 'no-open-release', project: project.name });
  const source = await readPickSource(ports, current.value, text);
  if (!source.ok) return source;
  const targets = await Promise.all(
    open
      .toSorted((a, b) => compareVersions(b.version, a.version))
      .map((release) => targetOf(ports, current.value.repository.fullName, release, source.value)),
  );
  return yes({
    project: project.name,
    source: source.value,
    targets: targets.filter((target) => target !== null),
    current: current.value.project,
    repository: current.value.repository,
  });
}

/** How an open release stands to a change; null before it has a candidate. */
export async function targetOf(
  { store, github }: Ports,
  repository: string,
  release: Release,
  source: PickSource,
): Promise<PickTarget | null> {
  const [latest, picks] = await Promise.all([
    store.latestCandidate(release.id),
    store.picks.picksInto(release.id),
  ]);
  // A hotfix whose fix did not get there yet stands where it starts from.
  const start = latest ?? startOf(release);
  if (start === null) return null;
  const key = sourceKeyOf(source);
  const same = picks.filter(({ sourceKey }) => sourceKey === key);
  const isOnItsWay = same.some(({ state }) => !endedPicks.has(state));
  const isDone = same.some(({ state }) => state === 'done');
  const at = { sha: start.sha, projectId: release.projectId };
  const has = isDone || (!isOnItsWay && (await carriesChange({ store, github }, repository, at, source)));
  return {
    releaseId: release.id,
    version: release.version,
    candidate: start.name,
    candidateId: start.id,
    next: candidateName({ version: release.version, number: (latest?.number ?? 0) + 1 }),
    state: isOnItsWay ? 'on-its-way' : has ? 'has' : 'missing',
  };
}

const startOf = ({ hotfix }: Release): Pick<Candidate, 'id' | 'name' | 'sha'> | null =>
  hotfix === null ? null : { id: hotfix.fromCandidateId, name: hotfix.from, sha: hotfix.fromSha };
