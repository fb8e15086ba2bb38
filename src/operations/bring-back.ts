import type { Decision } from '../domain/change.ts';
import type { CandidateId, PickId, Sha, UserId } from '../domain/ids.ts';
import { mergeDecisions } from '../domain/merge-decisions.ts';
import { readTrailers } from '../domain/notes/trailers.ts';
import { sourceKeyOf } from '../domain/pick/ask-pick.ts';
import { askBackMerge } from '../domain/pick/back-merge.ts';
import { standingCommits } from '../domain/pick/find-fix.ts';
import { madeOnBranch } from '../domain/pick/made-on-branch.ts';
import type { Pick, PickSource } from '../domain/pick/pick.ts';
import type { Candidate } from '../domain/release/candidate.ts';
import type { Release } from '../domain/release/release.ts';
import type { ChangeRange } from '../domain/repository/change-range.ts';
import type { Project } from '../domain/repository/repository.ts';
import type { Ports } from '../ports.ts';
import { lookForFix } from './find-missing-fixes.ts';
import { readPickSource } from './read-pick-source.ts';

/** So many of a branch's own changes are looked at after one cut. */
const mostSources = 30;

type Ground = {
  readonly project: Project;
  readonly release: Release;
  readonly candidate: Candidate;
  readonly askedBy: UserId;
  readonly repository: string;
  readonly trunk: string;
  readonly tip: Sha;
};

/**
 * Finds what a candidate has of its release branch alone: fixes that were made there first, in whatever form, and
 * that trunk has in none. Each becomes a requirement of every later release and gets a pull request to trunk.
 */
export async function bringBack(ports: Ports, candidateId: CandidateId): Promise<void> {
  const ground = await readGround(ports, candidateId);
  if (ground === null) return;
  const { store } = ports;
  const { project, release } = ground;
  const [picks, back] = await Promise.all([
    store.picks.picksOfProject(project.id),
    store.picks.backMergesOf(project.id),
  ]);
  const asked = new Set(back.filter(({ state }) => state !== 'failed').map(({ sourceKey }) => sourceKey));
  const known = picks.filter(({ state }) => state === 'picked' || state === 'done');
  const own = known.filter(({ releaseId }) => releaseId === release.id);
  const found = await ownSources(ports, ground, picks);
  const branch = own.at(-1)?.branch ?? '';
  const fresh = found
    .filter((source) => known.every(({ sourceKey }) => sourceKey !== sourceKeyOf(source)))
    .map((source) =>
      madeOnBranch({ id: ports.mint.id<PickId>(), ...ground, branch, source, now: ports.clock.now() }),
    );
  const decisions: Decision[] = [];
  for (const { pick, isNew } of [
    ...own.map((pick) => ({ pick, isNew: false })),
    ...fresh.map((pick) => ({ pick, isNew: true })),
  ]) {
    if (asked.has(pick.sourceKey) || pick.waivedAt !== null) continue;
    if (await isOnTrunk(ports, ground, pick)) continue;
    asked.add(pick.sourceKey);
    decisions.push(decide(ports, ground, pick, isNew));
  }
  if (decisions.length === 0) return;
  // Somebody else found the same: what they asked for stands.
  await store.commit(mergeDecisions(decisions));
}

async function readGround({ store, github }: Ports, candidateId: CandidateId): Promise<Ground | null> {
  const candidate = await store.candidate(candidateId);
  // What a train cuts is on trunk.
  if (candidate === null || candidate.cutBy === null) return null;
  const [project, release] = await Promise.all([
    store.project(candidate.projectId),
    store.release(candidate.releaseId),
  ]);
  const repository = project === null ? null : await store.repository(project.repositoryId);
  if (project === null || release === null || repository === null) return null;
  if (release.state === 'abandoned') return null;
  const trunk = project.configuration.trunk ?? repository.defaultBranch;
  const tip = await github.branchTip(repository.fullName, trunk);
  if (tip === null) return null;
  const askedBy = candidate.cutBy;
  return { project, release, candidate, askedBy, repository: repository.fullName, trunk, tip };
}

function decide(ports: Ports, ground: Ground, pick: Pick, isNew: boolean): Decision {
  const { project, release, trunk } = ground;
  const picking = { project, release, pick, now: ports.clock.now() };
  const asked = askBackMerge(picking, { id: ports.mint.id<PickId>(), trunk });
  return isNew ? { ...asked, changes: [{ insert: 'picks', row: pick }, ...asked.changes] } : asked;
}

/** In any form: as itself, by what a message says, by its pull request, or line for line. */
async function isOnTrunk(ports: Ports, { repository, tip }: Ground, pick: Pick): Promise<boolean> {
  const { github } = ports;
  const sources = await Promise.all(
    pick.source.commits.map(({ sha }) => github.isAncestor(repository, sha, tip)),
  );
  if (pick.source.reverts === undefined && sources.every(Boolean)) return true;
  return (await lookForFix(ports, repository, tip, pick)) !== null;
}

/** The changes of the branch that no pick has brought there. */
async function ownSources(
  ports: Ports,
  { project, repository, candidate, tip }: Ground,
  picks: readonly Pick[],
): Promise<readonly PickSource[]> {
  const { github, store } = ports;
  const options = { paths: [], wantsFiles: false };
  const { commits } = await github.changes(repository, tip, candidate.sha, () => undefined, options);
  const brought = new Set<string>(
    picks.flatMap(({ source, made, headSha }) => [
      ...source.commits.map(({ sha }) => sha),
      ...made.flatMap(({ sha }) => sha ?? []),
      ...(headSha === null ? [] : [headSha]),
    ]),
  );
  const pulls = new Set(picks.flatMap(({ prNumber, source }) => [prNumber, source.prNumber]));
  const left = standingCommits(commits).filter(
    ({ sha, parents, pullRequests, message }) =>
      parents.length === 1 &&
      !brought.has(sha) &&
      !pullRequests.some((number) => pulls.has(number)) &&
      // What says where it comes from is of a pick, here or by hand: its origin is looked for, not it.
      readTrailers(message).pickedFrom.length === 0,
  );
  const where = await store.repository(project.repositoryId);
  if (where === null) return [];
  const sources = new Map<string, PickSource>();
  for (const commit of left.slice(-mostSources)) {
    const source = await sourceOf(ports, { project, repository: where }, commit);
    if (source !== null) sources.set(sourceKeyOf(source), source);
  }
  return [...sources.values()];
}

/** A pull request as a whole where the commit came by one, else the commit. */
async function sourceOf(
  ports: Ports,
  where: Parameters<typeof readPickSource>[1],
  { sha, message, author, parents, pullRequests }: ChangeRange['commits'][number],
): Promise<PickSource | null> {
  const [number] = pullRequests;
  if (number !== undefined) {
    const source = await readPickSource(ports, where, `#${number}`);
    if (source.ok) return source.value;
  }
  const [parent] = parents;
  const [title = ''] = message.trim().split('\n');
  if (parent === undefined) return null;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- GitHub's own commit ids, as it listed them
  const commit = { sha: sha as Sha, parent: parent as Sha, isMerge: false };
  return { prNumber: null, title, url: null, authorLogin: author.login, commits: [commit] };
}
