import type { Hotfix } from '../domain/hotfix/hotfix.ts';
import { makeWithout as decideWithout } from '../domain/hotfix/make-without.ts';
import { hotfixRelease } from '../domain/hotfix/start-hotfix.ts';
import type { PickId, ReleaseId } from '../domain/ids.ts';
import { mergeDecisions } from '../domain/merge-decisions.ts';
import { no, type Outcome, yes } from '../domain/outcome.ts';
import { askPick } from '../domain/pick/ask-pick.ts';
import { lastEnvironments } from '../domain/project/environment.ts';
import type { Release } from '../domain/release/release.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { type Asker, authorize } from './authorize.ts';
import { commitFor } from './commit-for.ts';
import { currentProject } from './current-project.ts';
import { findRelease } from './find-version.ts';
import { fromKept } from './kept-outcome.ts';
import { nextVersion } from './plan-hotfix.ts';
import { readRevertSource } from './read-revert-source.ts';
import { releaseBranchFor } from './release-branch-for.ts';
import { tryAgain } from './try-again.ts';

export type MadeWithout = { readonly version: string; readonly from: string; readonly what: string };

/** Makes a returned release again without one of its changes: a patch release of its candidate and a revert. */
export async function makeWithout(
  ports: Ports,
  asker: Asker,
  asked: {
    readonly project: Project;
    readonly text: string;
    /** The returned release; null for the latest. */
    readonly of: string | null;
  },
): Promise<Outcome<MadeWithout>> {
  if (asker.keptOutcome !== undefined) return fromKept(asker.keptOutcome);
  const permitted = await authorize(ports, asker, 'cut a release', asked.project);
  if (!permitted.ok) return permitted;
  return tryAgain(async () => {
    const current = await currentProject(ports, asked.project);
    if (!current.ok) return current;
    const { project, repository } = current.value;
    const { store, mint, clock } = ports;
    const returned = await findReturned(ports, project, asked.of);
    if (!returned.ok) return returned;
    const base = await store.latestCandidate(returned.value.id);
    if (base === null) return no({ code: 'nothing-returned', project: project.name });
    const source = await readRevertSource(ports, current.value, asked.text, base);
    if (!source.ok) return source;
    const version = await nextVersion(ports, project, repository, returned.value.version);
    const { environments } = project.configuration;
    const hotfix: Hotfix = {
      kind: 'without',
      environment: lastEnvironments(environments).at(-1)?.name ?? '',
      from: base.name,
      fromCandidateId: base.id,
      fromSha: base.sha,
      route: { kind: 'usual' },
    };
    const now = clock.now();
    const by = asker.userId;
    const release = hotfixRelease({
      id: mint.id<ReleaseId>(),
      project,
      version,
      runningVersion: returned.value.version,
      hotfix,
      by,
      now,
    });
    const branch = await releaseBranchFor(ports, project, repository, release, []);
    const pick = askPick({
      id: mint.id<PickId>(),
      project,
      release,
      branch,
      source: source.value,
      by,
      now,
    });
    const made = { version, from: base.name, what: source.value.reverts };
    const decision = decideWithout({ project, release, from: base.name, source: source.value, by, now });
    return commitFor(ports, asker, yes(made), mergeDecisions([decision, pick]));
  });
}

async function findReturned(
  { store }: Ports,
  project: Project,
  of: string | null,
): Promise<Outcome<Release>> {
  if (of === null) {
    const closed = await store.releases(project.id, { state: 'closed' });
    for (const release of closed) if (await isToReturn({ store }, release)) return yes(release);
    return no({ code: 'nothing-returned', project: project.name });
  }
  const found = await findRelease({ store }, project, of);
  if (!found.ok) return found;
  const { state, version } = found.value;
  return (await isToReturn({ store }, found.value))
    ? found
    : no({ code: 'release-not-returned', version, state });
}

/** It was rolled back, or is being, or could not be: what shipped and is bad is to be replaced in any case. */
async function isToReturn({ store }: Pick<Ports, 'store'>, { id, state }: Release): Promise<boolean> {
  if (state !== 'shipped') return state === 'returned';
  const latest = await store.latestCandidate(id);
  return latest !== null && latest.badSince !== null;
}
