import type { Sha } from '../domain/ids.ts';
import { readTrailers } from '../domain/notes/trailers.ts';
import { type FoundBy, findFix, isTakenBack, standingCommits } from '../domain/pick/find-fix.ts';
import { patchIdOf } from '../domain/pick/patch-id.ts';
import { type Pick as PickRow, sourceName } from '../domain/pick/pick.ts';
import { type MissingFix, requirementsOf } from '../domain/pick/requirement.ts';
import type { ChangeRange } from '../domain/repository/change-range.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';

/** So many commits that might be the same fix are looked at closely. */
const mostDiffs = 25;

export type FixPorts = {
  readonly clock: Ports['clock'];
  readonly store: Pick<Ports['store'], 'releaseOutlines' | 'picks'>;
  readonly github: Pick<Ports['github'], 'isAncestor' | 'changes' | 'commit' | 'commitDiff'>;
};

/**
 * The fixes that a commit would drop as a candidate of a version (promise 9). Each is looked for in the commit's
 * history once: by the commits themselves, by what their messages say, by the pull request, by what they change.
 */
export async function findMissingFixes(
  ports: FixPorts,
  repository: string,
  asked: {
    readonly project: Project;
    readonly version: string;
    readonly sha: Sha;
    /** Whether the commit is to become a candidate, rather than being one. */
    readonly isCut: boolean;
  },
): Promise<readonly MissingFix[]> {
  const { store } = ports;
  const { project, sha } = asked;
  const picks = await store.picks.picksOfProject(project.id);
  if (picks.length === 0) return [];
  const requirements = requirementsOf(asked, picks, await store.releaseOutlines(project.id));
  const known = await store.picks.fixChecks(
    sha,
    requirements.flatMap((requirement) => requirement.picks.map(({ id }) => id)),
  );
  const find = (pick: PickRow): FoundBy | null | Promise<FoundBy | null> => {
    const before = known.get(pick.id);
    return before === undefined ? lookAndKeep(ports, repository, sha, pick) : before;
  };
  const missing: MissingFix[] = [];
  for (const requirement of requirements) {
    let isThere = false;
    for (const pick of requirement.picks) isThere ||= (await find(pick)) !== null;
    const { source } = requirement.picks[0];
    if (!isThere) {
      missing.push({ what: sourceName(source), title: source.title, versions: requirement.versions });
    }
  }
  return missing;
}

async function lookAndKeep(
  ports: FixPorts,
  repository: string,
  sha: Sha,
  pick: PickRow,
): Promise<FoundBy | null> {
  const foundBy = await lookForFix(ports, repository, sha, pick);
  await ports.store.picks.keepFixCheck({ pickId: pick.id, sha, foundBy, at: ports.clock.now() });
  return foundBy;
}

/** Looks for a fix in a commit's history, in whatever form; null where it is not there. */
export async function lookForFix(
  ports: FixPorts,
  repository: string,
  sha: Sha,
  pick: PickRow,
): Promise<FoundBy | null> {
  const { github } = ports;
  const { headSha, source } = pick;
  const isIn = (one: Sha) => github.isAncestor(repository, one, sha);
  const after = async (base: Sha) => {
    const options = { paths: [], wantsFiles: false };
    return (await github.changes(repository, base, sha, () => undefined, options)).commits;
  };
  if (source.reverts !== undefined) {
    // Where the change never came, there is nothing that would have to be taken back.
    const isThere = await Promise.all(source.commits.map((one) => isIn(one.sha)));
    if (!isThere.some(Boolean)) return 'commit';
  }
  const last = source.commits.at(-1)?.sha ?? null;
  const hasPicked = headSha !== null && (await isIn(headSha));
  const hasSource =
    source.reverts === undefined &&
    !hasPicked &&
    (await Promise.all(source.commits.map((one) => isIn(one.sha)))).every(Boolean);
  const since = hasPicked ? headSha : hasSource ? last : null;
  if (since !== null) {
    const later = await after(since);
    return isTakenBack(pick, later) ? findFix(pick, later) : 'commit';
  }
  if (headSha === null) return null;
  const own = await after(headSha);
  return findFix(pick, own) ?? ((await hasSamePatch(ports, repository, pick, own)) ? 'patch' : null);
}

/** Whether each of a fix's commits was made again, line for line, by a commit that says nothing of it. */
async function hasSamePatch(
  { github }: FixPorts,
  repository: string,
  pick: PickRow,
  commits: ChangeRange['commits'],
): Promise<boolean> {
  const wantedShas =
    pick.source.reverts === undefined
      ? pick.source.commits.map(({ sha }) => sha)
      : pick.made.flatMap(({ sha }) => sha ?? []);
  if (wantedShas.length === 0) return false;
  const sources = await Promise.all(wantedShas.map((sha) => github.commit(repository, sha)));
  const authors = new Set(sources.flatMap((source) => source?.author.email.toLowerCase() ?? []));
  const titles = new Set(sources.flatMap((source) => (source === null ? [] : titleOf(source.message))));
  const similar = standingCommits(commits)
    .filter(({ parents }) => parents.length === 1)
    .filter(
      ({ author, message }) => authors.has(author.email?.toLowerCase() ?? '') || titles.has(titleOf(message)),
    )
    .slice(-mostDiffs);
  if (similar.length === 0) return false;
  const patchOf = async (sha: Sha) => {
    const diff = await github.commitDiff(repository, sha);
    return diff === null ? null : patchIdOf(diff);
  };
  const [wanted, there] = await Promise.all([
    Promise.all(wantedShas.map((sha) => patchOf(sha))),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- GitHub's own commit ids, as it listed them
    Promise.all(similar.map(({ sha }) => patchOf(sha as Sha))),
  ]);
  const found = new Set(there);
  return wanted.every((patch) => patch !== null && found.has(patch));
}

/** A message's first line without the number that a squash puts at its end. */
function titleOf(message: string): string {
  const title = readTrailers(message).squashedAs ?? message.trimStart().split('\n', 1)[0] ?? '';
  return title.replace(/\s*\(#\d+\)\s*$/, '').trim();
}
